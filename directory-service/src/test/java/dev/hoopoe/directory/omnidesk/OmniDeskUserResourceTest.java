package dev.hoopoe.directory.omnidesk;

import static dev.hoopoe.directory.testing.OmniDesk.person;
import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.OmniDesk;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows O-09 and O-10. */
@QuarkusTest
class OmniDeskUserResourceTest {

    private final AccountApi api = AccountApi.open();
    private final OmniDesk omniDesk = new OmniDesk(api);

    @Test
    void newUserIsShownInTheContractsShapeWithoutThePassword() {
        var email = address("ana");

        omniDesk.addUser(with(with(person(), "username", "Ana"), "email", email))
                .statusCode(201)
                .body("$", aMapWithSize(8))
                .body("user_id", greaterThan(0))
                .body("full_name", equalTo("Ana María López"))
                .body("username", equalTo("Ana"))
                .body("email", equalTo(email))
                .body("role", equalTo("empleado"))
                .body("active", is(true))
                .body("$", hasKey("last_login_at"))
                .body("last_login_at", nullValue())
                .body("$", hasKey("password_changed_at"))
                .body("password_changed_at", nullValue());
    }

    @Test
    void empleadoIsAnAgentOfAllDepartmentsAndAdminAnAdministrator() {
        var addressOfAgent = address("e");
        var addressOfAdmin = address("a");
        omniDesk.addUser(with(person(), "email", addressOfAgent)).statusCode(201);
        omniDesk.addUser(with(with(person(), "email", addressOfAdmin), "role", "admin"))
                .statusCode(201)
                .body("role", equalTo("admin"));

        var empleado = snapshotAt(addressOfAgent);
        var admin = snapshotAt(addressOfAdmin);

        assertEquals("agent", empleado.get("type").asText());
        assertEquals(true, empleado.get("all_departments").asBoolean());
        assertEquals("administrator", admin.get("type").asText());
        assertEquals(
                "correct horse battery",
                AuthNeighbour.callsAbout(addressOfAdmin)
                        .get(0)
                        .at("/body/password")
                        .asText());
    }

    @Test
    void userWithoutAddressIsSeenEverywhere() {
        var username = (String) person().get("username");
        omniDesk.addUser(with(person(), "username", username))
                .statusCode(201)
                .body("$", hasKey("email"))
                .body("email", nullValue());
        omniDesk.addUser(person()).statusCode(201).body("email", nullValue());

        var found = api.get("/api/users?search=María Ló").body("data.data", hasSize(2));

        found.body("data.data[0].email", equalTo(""));
        var id = found.extract().<String>path("data.data[0].id");
        api.get("/api/users/" + id).body("data.name", equalTo("Ana")).body("data.email", equalTo(""));
        api.put("/api/users/" + id, Map.of("name", "Eva"))
                .statusCode(200)
                .body("data.display_name", equalTo("Eva María López"))
                .body("data.email", equalTo(""));
        var events = EventLog.await("user.events.v1", id, 2);
        assertEquals("", events.get(1).body().at("/snapshot/email").asText("none"));
        assertEquals(
                true, events.get(1).body().at("/snapshot/username").asText().startsWith("ana-"));
    }

    @Test
    void usernamesAreKeptWhenAnAddressIsGivenLater() {
        var username = (String) person().get("username");
        omniDesk.addUser(with(person(), "username", username)).statusCode(201);
        var id = api.get("/api/users").extract().<String>path("data.data[0].id");

        var email = address("late");
        api.put("/api/users/" + id, Map.of("email", email)).statusCode(200);

        assertEquals(List.of(username), omniDesk.users("?role=empleado", "username"));
        assertEquals(List.of(email), omniDesk.users("?role=empleado", "email"));
    }

    @Test
    void takenUsernameOrAddressIsRefusedUnderItsName() {
        var email = address("one");
        omniDesk.addUser(with(with(person(), "username", "Ñandú"), "email", email))
                .statusCode(201);

        omniDesk.addUser(with(person(), "username", " ñANDÚ"))
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors", aMapWithSize(1))
                .body("errors.username", contains("A user with this username exists already"));
        omniDesk.addUser(with(person(), "email", email.toUpperCase(Locale.ROOT)))
                .statusCode(400)
                .body("errors", aMapWithSize(1))
                .body("errors.email", contains("A user with this e-mail address exists already"));
        assertEquals(2, omniDesk.users("", "user_id").size());
    }

    @Test
    void usernamesAreUniqueWithinAnAccountOnly() {
        var person = person();

        omniDesk.addUser(person).statusCode(201);

        new OmniDesk(AccountApi.open()).addUser(person).statusCode(201);
    }

    @Test
    void oneOfManyUsersWithTheSameUsernameJoins() {
        var username = "rush-" + UUID.randomUUID();

        var statuses = Together.run(
                32,
                n -> omniDesk.addUser(
                                with(person(), "username", n % 2 == 0 ? username : username.toUpperCase(Locale.ROOT)))
                        .extract()
                        .statusCode());

        var expected = new ArrayList<>(Collections.nCopies(32, 400));
        expected.set(0, 201);
        assertEquals(expected, statuses);
        assertEquals(2, omniDesk.users("", "user_id").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "full_name | null",
                "full_name | ''",
                "full_name | ' '",
                "full_name | 7",
                "full_name | {long}",
                "full_name | 'a\\u0000b'",
                "username  | null",
                "username  | ''",
                "username  | {long}",
                "username  | ['ana']",
                "password  | null",
                "password  | ''",
                "password  | 123456",
                "password  | 's'",
                "password  | '1234567'",
                "password  | '12345678'",
                "password  | {long}",
                "email     | ''",
                "email     | 'no address'",
                "email     | 7",
                "role      | 'agent'",
                "role      | ''",
                "role      | 'ADMIN'",
                "role      | 1",
            })
    void whatAUserCannotHaveIsRefusedUnderItsField(String field, String value) {
        var fields =
                new ArrayList<>(List.of("'full_name':'Ana'", "'username':'ana'", "'password':'correct horse battery'"));
        fields.removeIf(each -> each.startsWith("'" + field + "'"));
        fields.add("'" + field + "':" + value.replace("{long}", "'" + "x".repeat(1025) + "'"));

        var answer = api.post("/omnidesk/api/users", ("{" + String.join(",", fields) + "}").replace('\'', '"'));

        answer.statusCode(400)
                .body("$", aMapWithSize(2))
                .body("detail", equalTo("Bad Request"))
                .body("errors", aMapWithSize(1))
                .body("errors." + field, hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{\"full_name\":", "\"text\""})
    void whatIsNoObjectIsRefusedAsAWhole(String body) {
        api.post("/omnidesk/api/users", body).statusCode(400).body("errors", aMapWithSize(1));
    }

    @Test
    void usersAreListedByNumberAndFilteredBeforePaging() {
        var email = address("homa");
        var first = api.createUser(agent(email));
        omniDesk.addUser(with(with(person(), "username", "b"), "role", "admin")).statusCode(201);
        omniDesk.addUser(with(person(), "username", "c")).statusCode(201);
        omniDesk.addUser(with(with(person(), "username", "d"), "role", "admin")).statusCode(201);

        assertEquals(List.of(email, "b", "c", "d"), omniDesk.users("?offset=1", "username"));
        assertEquals(List.of("b", "c"), omniDesk.users("?limit=2&offset=2", "username"));
        assertEquals(List.of("d"), omniDesk.users("?role=admin&offset=2&limit=5", "username"));
        assertEquals(List.of(email, "c"), omniDesk.users("?role=empleado", "username"));
        assertEquals(5, omniDesk.users("?active=true&limit=9999", "username").size());
        assertEquals(5, omniDesk.users("?active=1", "username").size());
        assertEquals(List.of(), omniDesk.users("?active=false", "username"));
        assertEquals(List.of(), omniDesk.users("?active=0", "username"));
        assertEquals(List.of(), omniDesk.users("?offset=99999999999999999999&unknown=1", "username"));
        assertEquals("Ada", first.getString("name"));
    }

    @ParameterizedTest
    @CsvSource({
        "active, yes",
        "active, 2",
        "role, agent",
        "role, Admin",
        "limit, 0",
        "limit, x",
        "limit, 1.5",
        "offset, -1",
        "offset, 1e3",
    })
    void wrongParametersAreRefusedUnderTheirNames(String name, String value) {
        api.get("/omnidesk/api/users?" + name + "=" + value)
                .statusCode(400)
                .body("detail", equalTo("Bad Request"))
                .body("errors", aMapWithSize(1))
                .body("errors." + name, hasSize(1));
    }

    @Test
    void changedPasswordShowsWhen() {
        var id = api.createUserId(agent());

        api.put("/api/users/" + id, Map.of("name", "Eva")).statusCode(200);
        assertEquals(Collections.singletonList(null), omniDesk.users("?role=empleado", "password_changed_at"));
        api.put("/api/users/" + id, Map.of("password", "another secret")).statusCode(200);

        api.get("/omnidesk/api/users?role=empleado")
                .body("[0].password_changed_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    }

    @Test
    void agentsMayLookButNotAdd() {
        api.agent().get("/omnidesk/api/users").then().statusCode(200);

        api.agent()
                .body(person())
                .post("/omnidesk/api/users")
                .then()
                .statusCode(403)
                .body("$", equalTo(Map.of("detail", "Forbidden")));
        api.client().get("/omnidesk/api/users").then().statusCode(403).body("detail", equalTo("Forbidden"));
        api.anonymous()
                .get("/omnidesk/api/users")
                .then()
                .statusCode(401)
                .body("$", equalTo(Map.of("detail", "Unauthorized")));
    }

    private static JsonNode snapshotAt(String email) {
        return AuthNeighbour.callsAbout(email).get(0).at("/body/snapshot");
    }
}
