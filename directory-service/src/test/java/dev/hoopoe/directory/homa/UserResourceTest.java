package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
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

import dev.hoopoe.directory.testing.Desk;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rows H-42 to H-46. */
@QuarkusTest
class UserResourceTest {

    private static final String UTC_MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z";

    private final Desk desk = Desk.open();

    @Test
    void createdUserHasTheContractsShape() {
        var email = "grace@example.com";

        var response = desk.post("/api/users", with(agent(email), "password", PASSWORD));

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
        desk.get("/api/users").body("data.total", equalTo(1));
    }

    private Response keyed(Map<String, Object> user) {
        return desk.administrator()
                .header("Idempotency-Key", desk.account())
                .body(user)
                .post("/api/users");
    }

    @Test
    void createdUserIsReadBackAsAnswered() {
        var body = with(with(agent(), "avatar", "https://example.com/a.png"), "display_name", "Łucja 日本 🦉 ة");

        var created = desk.createUser(body);

        desk.get("/api/users/" + created.getString("id"))
                .statusCode(200)
                .body("data", equalTo(created.getMap("")))
                .body("data.display_name", equalTo("Łucja 日本 🦉 ة"));
    }

    @Test
    void sameAddressInAnotherCaseIsAConflict() {
        desk.createUser(agent("Ähnlich@Example.com"));

        var response = desk.post("/api/users", agent("ähnlich@example.COM"));

        response.statusCode(409).body("success", is(false)).body("data.error", equalTo("conflict"));
    }

    @Test
    void departmentsAreKeptInOrderAndWithoutDoubles() {
        var first = desk.createDepartment("First");
        var second = desk.createDepartment("Second");

        var id = desk.createUserId(with(agent(), "department_ids", List.of(second, first, second)));

        desk.get("/api/users/" + id).body("data.department_ids*.longValue()", contains(first, second));
    }

    @Test
    void unknownDepartmentIsRefusedAndNothingIsKept() {
        var body = with(agent(), "department_ids", List.of(desk.createDepartment("Known"), Long.MAX_VALUE));

        var response = desk.post("/api/users", body);

        response.statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details.department_ids", notNullValue());
        desk.get("/api/users").body("data.total", is(0));
    }

    @Test
    void updateChangesWhatIsNamedAndNothingElse() {
        var department = desk.createDepartment("Stays");
        var created = desk.createUser(with(agent(), "department_ids", List.of(department)));

        var response = desk.put("/api/users/" + created.getString("id"), Map.of("last_name", "Lovelace"));

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
        var id = desk.createUserId(with(agent(), "display_name", "The Countess"));

        desk.put("/api/users/" + id, Map.of("name", "Augusta")).body("data.display_name", equalTo("The Countess"));
        var response = desk.put("/api/users/" + id, with(Map.of(), "display_name", null));

        response.statusCode(200).body("data.display_name", equalTo("Augusta Byron"));
    }

    @Test
    void departmentIdsReplaceThoseBefore() {
        var first = desk.createDepartment("One");
        var second = desk.createDepartment("Two");
        var third = desk.createDepartment("Three");
        var id = desk.createUserId(with(agent(), "department_ids", List.of(first, second)));

        desk.put("/api/users/" + id, Map.of("department_ids", List.of(second, third)))
                .statusCode(200)
                .body("data.department_ids*.longValue()", contains(second, third));
        desk.put("/api/users/" + id, Map.of("department_ids", List.of())).body("data.department_ids", hasSize(0));
        desk.put("/api/users/" + id, Map.of("department_ids", List.of(0))).statusCode(400);
    }

    @Test
    void updateToAnAddressInUseIsAConflict() {
        desk.createUser(agent("first@example.com"));
        var second = desk.createUserId(agent("second@example.com"));

        var response = desk.put("/api/users/" + second, Map.of("email", "FIRST@example.com"));

        response.statusCode(409);
        desk.get("/api/users/" + second).body("data.email", equalTo("second@example.com"));
    }

    @Test
    void addressOfADeletedUserCanBeUsedAgain() {
        var id = desk.createUserId(agent("again@example.com"));

        desk.delete("/api/users/" + id).statusCode(200).body("data", equalTo("deleted"));

        desk.get("/api/users/" + id).statusCode(404);
        desk.delete("/api/users/" + id).statusCode(404);
        desk.createUser(agent("again@example.com"));
    }

    @Test
    void unknownAndMalformedIdsAreTold() {
        var unknown = UUID.randomUUID();

        desk.get("/api/users/" + unknown).statusCode(404).body("data.error", equalTo("not_found"));
        desk.put("/api/users/" + unknown, Map.of("name", "X")).statusCode(404);
        desk.put("/api/users/" + unknown, Map.of("type", "agent")).statusCode(404);
        desk.delete("/api/users/" + unknown).statusCode(404);
        for (var id : Arrays.asList("1", "x", unknown + "0", "%20", "../users", "🦉")) {
            desk.administrator().get("/api/users/{id}", id).then().statusCode(400);
            desk.administrator().body("{}").put("/api/users/{id}", id).then().statusCode(400);
            desk.administrator().delete("/api/users/{id}", id).then().statusCode(400);
        }
    }

    @Test
    void listIsPagedNewestFirst() {
        var ids = List.of(1, 2, 3, 4, 5).stream()
                .map(n -> desk.createUserId(UserFixture.agent()).toString())
                .toList();

        desk.get("/api/users?limit=2&page=2")
                .statusCode(200)
                .body("data.page", is(2))
                .body("data.limit", is(2))
                .body("data.total", is(5))
                .body("data.data.id", contains(ids.get(2), ids.get(1)));
        desk.get("/api/users?page=2147483647&limit=100")
                .statusCode(200)
                .body("data.total", is(5))
                .body("data.data", hasSize(0));
        desk.get("/api/users?page=-1&limit=x")
                .statusCode(200)
                .body("data.page", is(1))
                .body("data.limit", is(20));
    }

    @Test
    void listShowsEachUsersOwnDepartments() {
        var department = desk.createDepartment("Only one");
        var member = desk.createUserId(with(agent(), "department_ids", List.of(department)));
        var outsider = desk.createUserId(agent());

        var response = desk.get("/api/users");

        response.body("data.data.find { it.id == '" + member + "' }.department_ids*.longValue()", contains(department))
                .body("data.data.find { it.id == '" + outsider + "' }.department_ids", hasSize(0));
    }

    @Test
    void listIsFilteredByTypeAndSearch() {
        desk.createUser(with(UserFixture.administrator(), "name", "Zoë 100%"));
        desk.createUser(with(agent(), "name", "Zoë_B"));
        desk.createUser(with(agent(), "email", "zoe.c@example.com"));

        desk.get("/api/users?type=agent").body("data.total", is(2)).body("data.data.type", everyItem(is("agent")));
        desk.administrator()
                .queryParam("search", "ZOË")
                .get("/api/users")
                .then()
                .body("data.total", is(3));
        desk.administrator()
                .queryParam("search", "100%")
                .get("/api/users")
                .then()
                .body("data.total", is(1));
        desk.administrator()
                .queryParam("search", "zoë_")
                .get("/api/users")
                .then()
                .body("data.total", is(1));
        desk.administrator().queryParam("search", "!").get("/api/users").then().body("data.total", is(0));
        desk.get("/api/users?type=agent&search=zoe.c").body("data.data.email", containsInAnyOrder("zoe.c@example.com"));
        desk.get("/api/users?type=&search=").body("data.total", is(3));
        desk.get("/api/users?type=owner").statusCode(400).body("data.error", equalTo("invalid_input"));
    }
}
