package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows H-42 to H-46. */
@QuarkusTest
class UserResourceTest {

    private static final String UTC_MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z";

    private final AccountApi api = AccountApi.open();

    @Test
    void createdUserHasTheContractsShape() {
        var email = address("grace");

        var response = api.post("/api/users", with(agent(email), "password", PASSWORD));

        response.statusCode(201)
                .body("success", is(true))
                .body("data.id", matchesPattern("[0-9a-f-]{36}"))
                .body("data.name", equalTo("Ada"))
                .body("data.last_name", equalTo("Byron"))
                .body("data.email", equalTo(email))
                .body("data.display_name", equalTo("Ada Byron"))
                .body("data.type", equalTo("agent"))
                .body("data.avatar", nullValue())
                .body("data.department_ids", hasSize(0))
                .body("data.created_at", matchesPattern(UTC_MILLIS))
                .body("data.updated_at", matchesPattern(UTC_MILLIS));
        Map<String, Object> data = response.extract().path("data");
        assertEquals(
                Set.of(
                        "id",
                        "name",
                        "last_name",
                        "email",
                        "display_name",
                        "type",
                        "avatar",
                        "department_ids",
                        "created_at",
                        "updated_at"),
                data.keySet());
    }

    @Test
    void userWhoseCreationIsSentAgainWithItsKeyIsOne() {
        var user = with(agent(), "password", PASSWORD);
        var first = keyed(user).then().statusCode(201).extract().asString();

        var second = keyed(user).then().statusCode(201).header("Idempotency-Replayed", "true");

        assertEquals(first, second.extract().asString());
        keyed(with(user, "password", PASSWORD + "!")).then().statusCode(422);
        api.get("/api/users").body("data.total", equalTo(2));
    }

    private Response keyed(Map<String, Object> user) {
        return api.administrator()
                .header("Idempotency-Key", api.account())
                .body(user)
                .post("/api/users");
    }

    @Test
    void createdUserIsReadBackAsAnswered() {
        var body = with(with(agent(), "avatar", "https://example.com/a.png"), "display_name", "Łucja 日本 🦉 ة");

        var created = api.createUser(body);

        api.get("/api/users/" + created.getString("id"))
                .statusCode(200)
                .body("data", equalTo(created.getMap("")))
                .body("data.display_name", equalTo("Łucja 日本 🦉 ة"));
    }

    @Test
    void sameAddressInAnotherCaseIsAConflict() {
        api.createUser(agent("Ähnlich@Example.com"));

        var response = api.post("/api/users", agent("ähnlich@example.COM"));

        response.statusCode(409).body("success", is(false)).body("data.error", equalTo("conflict"));
    }

    @Test
    void departmentsAreKeptInOrderAndWithoutDoubles() {
        var first = api.createDepartment("First");
        var second = api.createDepartment("Second");

        var id = api.createUserId(with(agent(), "department_ids", List.of(second, first, second)));

        api.get("/api/users/" + id).body("data.department_ids*.longValue()", contains(first, second));
    }

    @Test
    void unknownDepartmentIsRefusedAndNothingIsKept() {
        var body = with(agent(), "department_ids", List.of(api.createDepartment("Known"), Long.MAX_VALUE));

        var response = api.post("/api/users", body);

        response.statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details.department_ids", notNullValue());
        api.get("/api/users").body("data.total", is(1));
    }

    @Test
    void updateChangesWhatIsNamedAndNothingElse() {
        var department = api.createDepartment("Stays");
        var created = api.createUser(with(agent(), "department_ids", List.of(department)));

        var response = api.put("/api/users/" + created.getString("id"), Map.of("last_name", "Lovelace"));

        response.statusCode(200)
                .body("data.name", equalTo("Ada"))
                .body("data.last_name", equalTo("Lovelace"))
                .body("data.display_name", equalTo("Ada Lovelace"))
                .body("data.email", equalTo(created.getString("email")))
                .body("data.department_ids*.longValue()", contains(department))
                .body("data.created_at", equalTo(created.getString("created_at")))
                .body("data.updated_at", not(equalTo(created.getString("updated_at"))));
    }

    @Test
    void chosenDisplayNameStaysWhenTheNameChangesUntilItIsSetToNull() {
        var id = api.createUserId(with(agent(), "display_name", "The Countess"));

        api.put("/api/users/" + id, Map.of("name", "Augusta")).body("data.display_name", equalTo("The Countess"));
        var response = api.put("/api/users/" + id, with(Map.of(), "display_name", null));

        response.statusCode(200).body("data.display_name", equalTo("Augusta Byron"));
    }

    @Test
    void departmentIdsReplaceThoseBefore() {
        var first = api.createDepartment("One");
        var second = api.createDepartment("Two");
        var third = api.createDepartment("Three");
        var id = api.createUserId(with(agent(), "department_ids", List.of(first, second)));

        api.put("/api/users/" + id, Map.of("department_ids", List.of(second, third)))
                .statusCode(200)
                .body("data.department_ids*.longValue()", contains(second, third));
        api.put("/api/users/" + id, Map.of("department_ids", List.of())).body("data.department_ids", hasSize(0));
        api.put("/api/users/" + id, Map.of("department_ids", List.of(0))).statusCode(400);
    }

    @Test
    void updateToAnAddressInUseIsAConflict() {
        var taken = address("first");
        var own = address("second");
        api.createUser(agent(taken));
        var second = api.createUserId(agent(own));

        var response = api.put("/api/users/" + second, Map.of("email", taken.toUpperCase(Locale.ROOT)));

        response.statusCode(409);
        api.get("/api/users/" + second).body("data.email", equalTo(own));
    }

    @Test
    void addressOfADeletedUserCanBeUsedAgain() {
        var email = address("again");
        var id = api.createUserId(agent(email));

        api.delete("/api/users/" + id).statusCode(200).body("data", equalTo("deleted"));

        api.get("/api/users/" + id).statusCode(404);
        api.delete("/api/users/" + id).statusCode(404);
        api.createUser(agent(email));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        var unknown = UUID.randomUUID();

        api.get("/api/users/" + unknown).statusCode(404).body("data.error", equalTo("not_found"));
        api.put("/api/users/" + unknown, Map.of("name", "X")).statusCode(404);
        api.put("/api/users/" + unknown, Map.of("type", "agent")).statusCode(404);
        api.delete("/api/users/" + unknown).statusCode(404);
        for (var id : Arrays.asList("1", "x", unknown + "0", "%20", "../users", "🦉")) {
            api.administrator().get("/api/users/{id}", id).then().statusCode(400);
            api.administrator().body("{}").put("/api/users/{id}", id).then().statusCode(400);
            api.administrator().delete("/api/users/{id}", id).then().statusCode(400);
        }
    }

    @Test
    void listIsPagedNewestFirst() {
        var ids = List.of(1, 2, 3, 4, 5).stream()
                .map(n -> api.createUserId(UserFixture.agent()).toString())
                .toList();

        api.get("/api/users?limit=2&page=2")
                .statusCode(200)
                .body("data.page", is(2))
                .body("data.limit", is(2))
                .body("data.total", is(6))
                .body("data.data.id", contains(ids.get(2), ids.get(1)));
        api.get("/api/users?page=2147483647&limit=100")
                .statusCode(200)
                .body("data.total", is(6))
                .body("data.data", hasSize(0));
        api.get("/api/users?page=-1&limit=x")
                .statusCode(200)
                .body("data.page", is(1))
                .body("data.limit", is(20));
    }

    @Test
    void listShowsEachUsersOwnDepartments() {
        var department = api.createDepartment("Only one");
        var member = api.createUserId(with(agent(), "department_ids", List.of(department)));
        var outsider = api.createUserId(agent());

        var response = api.get("/api/users");

        response.body("data.data.find { it.id == '" + member + "' }.department_ids*.longValue()", contains(department))
                .body("data.data.find { it.id == '" + outsider + "' }.department_ids", hasSize(0));
    }

    @Test
    void listIsFilteredByTypeAndSearch() {
        var email = address("zoe.c");
        api.createUser(with(UserFixture.administrator(), "name", "Zoë 100%"));
        api.createUser(with(agent(), "name", "Zoë_B"));
        api.createUser(with(agent(), "email", email));

        api.get("/api/users?type=agent").body("data.total", is(2)).body("data.data.type", everyItem(is("agent")));
        api.administrator().queryParam("search", "ZOË").get("/api/users").then().body("data.total", is(3));
        api.administrator()
                .queryParam("search", "100%")
                .get("/api/users")
                .then()
                .body("data.total", is(1));
        api.administrator()
                .queryParam("search", "zoë_")
                .get("/api/users")
                .then()
                .body("data.total", is(1));
        api.administrator().queryParam("search", "!").get("/api/users").then().body("data.total", is(0));
        api.get("/api/users?type=agent&search=zoe.c").body("data.data.email", containsInAnyOrder(email));
        api.get("/api/users?type=&search=").body("data.total", is(4));
        api.get("/api/users?type=owner").statusCode(400).body("data.error", equalTo("invalid_input"));
    }
}
