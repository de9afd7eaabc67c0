package dev.hoopoe.directory.hcall;

import static dev.hoopoe.directory.testing.HCall.PASSWORD;
import static dev.hoopoe.directory.testing.HCall.freshEmail;
import static dev.hoopoe.directory.testing.HCall.person;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static dev.hoopoe.directory.testing.UserFixture.without;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.HCall;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows C-05 and C-06, and who may use those and C-07. */
@QuarkusTest
class HCallUserResourceTest {

    private static final String CREATE = "/user/create";
    private static final int MANY = 1_234;

    private final HCall hcall = HCall.open();

    private final AllAccounts database = new AllAccounts();

    @Test
    void everybodyWithARoleIsListedByCreation() {
        var masters = freshEmail();
        var johns = freshEmail();
        var adas = freshEmail();
        hcall.createMaster(masters);
        hcall.register(johns);
        hcall.api().createUser(agent());
        hcall.api().createClient("No Credential");
        hcall.api().createUser(with(agent(adas), "type", "administrator"));

        var answer = hcall.fetch("");

        answer.statusCode(200)
                .body("$", aMapWithSize(2))
                .body("status", is(true))
                .body("users[0]", aMapWithSize(3))
                .body("users.user_email", equalTo(List.of(masters, johns, adas)))
                .body("users.user_name", equalTo(List.of("Master", "John Doe", "Ada Byron")))
                .body("users.user_role", equalTo(List.of("master", "user", "admin")));
    }

    @Test
    void theRoleFilters() {
        var masters = freshEmail();
        hcall.createMaster(masters);
        hcall.register(freshEmail());

        hcall.fetch("?role=master").statusCode(200).body("users.user_email", equalTo(List.of(masters)));
        hcall.fetch("?role=user").statusCode(200).body("users.size()", is(1));
        noUsersOf(hcall.fetch("?role=admin"));
        noUsersOf(hcall.fetch("?role=boss"));
    }

    @Test
    void anAgentWhoSeesEveryTicketIsAnAdmin() throws SQLException {
        var email = freshEmail();
        var id = hcall.api().createUserId(agent(email));
        update("UPDATE staff_user SET all_departments = true WHERE id = '" + id + "'");

        hcall.fetch("?role=admin").statusCode(200).body("users.user_email", equalTo(List.of(email)));
    }

    @Test
    void oneIsFetchedByTheEmailWhateverItsCase() {
        var email = freshEmail();
        hcall.register(email);

        var answer = hcall.fetch("?email=" + email.toUpperCase(Locale.ROOT));

        answer.statusCode(200)
                .body("$", aMapWithSize(6))
                .body("user_name", equalTo("John Doe"))
                .body("user_email", equalTo(email))
                .body("user_password", equalTo("********"))
                .body("user_created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("user_role", equalTo("user"))
                .body("status", is(true));
        hcall.fetch("?email=" + email + "&role=user").statusCode(200);
        hcall.fetch("?role=&email=" + email).statusCode(200);
    }

    @Test
    void emailAndRoleMustBothMatch() {
        var email = freshEmail();
        var agents = freshEmail();
        hcall.register(email);
        hcall.api().createUser(agent(agents));

        for (var query : List.of(email + "&role=admin", email + "&role=boss", freshEmail(), agents, "🔑")) {
            hcall.fetch("?email=" + query)
                    .statusCode(404)
                    .body("$", aMapWithSize(3))
                    .body("message", equalTo("Email aren't registered"))
                    .body("reason", notNullValue())
                    .body("status", is(false));
        }
    }

    @Test
    void aLongListIsWholeAndInOrder() throws SQLException {
        update("INSERT INTO client (id, account_id, name, email, data, created_at, updated_at, version, credential) "
                + "SELECT gen_random_uuid(), '" + hcall.api().account()
                + "', 'Client ' || n, n || '@example.com', '{}', "
                + "timestamptz '2026-01-01' + n / 10 * interval '1 second', now(), 0, true "
                + "FROM generate_series(1, " + MANY + ") n");

        var emails = hcall.fetch("").statusCode(200).extract().<List<String>>path("users.user_email");

        assertEquals(MANY, emails.size());
        assertEquals(MANY, new HashSet<>(emails).size());
        var tens = emails.stream().map(email -> number(email) / 10).toList();
        assertEquals(tens.stream().sorted().toList(), tens);
    }

    @Test
    void aCreatedUserIsAClientWithCredential() {
        var email = freshEmail();

        var answer = hcall.postAsAdministrator(CREATE, with(person(email), "user_role", "user"));

        answer.statusCode(200)
                .body("$", aMapWithSize(2))
                .body("message", equalTo("User has been created"))
                .body("status", is(true));
        hcall.fetch("?email=" + email).body("user_role", equalTo("user"));
        assertEquals(
                PASSWORD,
                AuthNeighbour.callsAbout(email).get(0).at("/body/password").asText());
    }

    @Test
    void onlyTheMasterCreatesAnAdmin() {
        var master = hcall.createMaster(freshEmail());
        var email = freshEmail();
        var admin = with(with(person(email), "user_role", "admin"), "user_name", "Ada  King Byron");

        creationFailed(hcall.postAsAdministrator(CREATE, admin), "only the master creates an admin");
        hcall.postAs(master, CREATE, admin).statusCode(200);

        hcall.fetch("?email=" + email)
                .body("user_role", equalTo("admin"))
                .body("user_name", equalTo("Ada  King Byron"));
        hcall.api().get("/api/users?type=administrator").body("data.total", is(3));
    }

    @Test
    void nobodyIsCreatedAgainstTheRules() {
        var master = hcall.createMaster(freshEmail());
        var taken = freshEmail();
        hcall.register(taken);
        var user = with(person(freshEmail()), "user_role", "user");

        creationFailed(
                hcall.postAs(master, CREATE, with(user, "user_role", "master")), "user_role must be user or admin");
        creationFailed(hcall.postAs(master, CREATE, with(user, "user_role", "")), "user_role must be user or admin");
        creationFailed(hcall.postAs(master, CREATE, with(user, "user_email", taken)), "email already exists");
        creationFailed(
                hcall.postAs(master, CREATE, with(with(user, "user_email", taken), "user_role", "admin")),
                "A user with this e-mail address exists already");
        creationFailed(
                hcall.postAs(master, CREATE, with(user, "user_password", "Password123")),
                "user_password must have at least one special character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_name", "user_email", "user_password", "user_role"})
    void aBodyWithoutAFieldIsInvalidData(String field) {
        var body = without(with(person(freshEmail()), "user_role", "user"), field);

        for (var bad : List.of(body, with(body, field, null), with(body, field, 7), with(body, field, List.of()))) {
            hcall.postAsAdministrator(CREATE, bad)
                    .statusCode(400)
                    .body("message", equalTo("Invalid data"))
                    .body("status", is(false));
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, fetch", "POST, create", "POST, delete"})
    void onlyAdministratorsManageUsers(Method method, String action) {
        var path = "/hcall/api/user/" + action;

        for (var caller : List.of(hcall.api().agent(), hcall.api().client())) {
            caller.body("{}")
                    .request(method, path)
                    .then()
                    .statusCode(403)
                    .body("$", aMapWithSize(2))
                    .body("message", equalTo("User role not authorized for this endpoint"))
                    .body("status", is(false));
        }
        hcall.api()
                .anonymous()
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(401)
                .body("$", aMapWithSize(2))
                .body("message", equalTo("Unauthorized"))
                .body("status", is(false));
    }

    private static int number(String email) {
        return Integer.parseInt(email.substring(0, email.indexOf('@')));
    }

    private static void noUsersOf(ValidatableResponse answer) {
        answer.statusCode(404)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("No users found with specified role"))
                .body("reason", notNullValue())
                .body("status", is(false));
    }

    private static void creationFailed(ValidatableResponse answer, String reason) {
        answer.statusCode(400)
                .body("$", aMapWithSize(3))
                .body("message", equalTo("User creation failed"))
                .body("reason", equalTo(reason))
                .body("status", is(false));
    }

    private void update(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
