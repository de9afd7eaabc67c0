package dev.hoopoe.directory.netia;

import static dev.hoopoe.directory.testing.OmniDesk.person;
import static dev.hoopoe.directory.testing.UserFixture.address;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.OmniDesk;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract rows N-05, N-09 and N-10. */
@QuarkusTest
class NetiaStaffTest {

    private final AccountApi api = AccountApi.open();
    private final OmniDesk omniDesk = new OmniDesk(api);

    @Test
    void userIsShownInTheContractsShape() {
        var email = address("ana");
        int id = omniDesk.addUser(with(person(), "email", email)).extract().path("user_id");

        api.get("/netia/api/users/" + id)
                .statusCode(200)
                .body("$", aMapWithSize(1))
                .body("data", aMapWithSize(10))
                .body("data.id", equalTo(id))
                .body("data.object", equalTo("user"))
                .body("data.email", equalTo(email))
                .body("data.created_at", matchesPattern("[0-9T:.-]+Z"))
                .body("data.disabled_at", nullValue())
                .body("data.archived_at", nullValue())
                .body("data.role", equalTo("user"))
                .body("data.full_name", equalTo("Ana María López"))
                .body("data.display_name", equalTo("Ana María López"))
                .body("data.profile_photo_url", nullValue());
    }

    @Test
    void userWithoutAnAddressHasTheUsernameInItsPlace() {
        var username = "ana-" + UUID.randomUUID();
        int id =
                omniDesk.addUser(with(person(), "username", username)).extract().path("user_id");

        api.get("/netia/api/users/" + id).body("data.email", equalTo(username));
    }

    @Test
    void usersOfTheAccountAreListedByNumber() {
        var other = AccountApi.open();
        int first = omniDesk.addUser(person()).extract().path("user_id");
        int second = omniDesk.addUser(with(person(), "role", "admin")).extract().path("user_id");
        int elsewhere = new OmniDesk(other).addUser(person()).extract().path("user_id");

        api.get("/netia/api/users")
                .statusCode(200)
                .body("data.id.findAll { it >= " + first + " }", contains(first, second))
                .body("data.id", not(hasItem(elsewhere)))
                .body("data.role", hasItem("admin"));
        api.get("/netia/api/users/" + elsewhere).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "-1", "999999999999", "99999999999999999999", "1.5", "7e0"})
    void idThatIsNoneIsNotFound(String id) {
        api.get("/netia/api/users/" + id)
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"))
                .body("error.message", equalTo("User not found"));
    }

    @Test
    void callerIsShown() {
        var me = api.get("/netia/api/me");

        me.statusCode(200)
                .body("data", aMapWithSize(4))
                .body("data.account_id", equalTo(api.account()))
                .body("data.role", equalTo("admin"));
        api.get("/netia/api/users/" + me.extract().path("data.id"))
                .body("data.email", equalTo(me.extract().path("data.email")));
    }

    @Test
    void accountIsShownWithItsUsers() {
        api.operator()
                .body(Map.of("id", api.account(), "name", "Acme Ltd"))
                .post("/internal/accounts")
                .then()
                .statusCode(201);
        int id = omniDesk.addUser(person()).extract().path("user_id");

        api.get("/netia/api/accounts/me")
                .statusCode(200)
                .body("data", aMapWithSize(11))
                .body("data.object", equalTo("account"))
                .body("data.id", equalTo(api.account()))
                .body("data.company_name", equalTo("Acme Ltd"))
                .body("data.company_logo_url", nullValue())
                .body("data.time_zone", nullValue())
                .body("data.settings", aMapWithSize(0))
                .body("data.working_hours", empty())
                .body("data.is_outside_working_hours", is(false))
                .body("data.current_minutes_since_midnight", allOf(greaterThanOrEqualTo(0), lessThan(1440)))
                .body("data.users.id", hasItem(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/netia/api/me", "/netia/api/users", "/netia/api/users/1", "/netia/api/accounts/me"})
    void onlyStaffIsShownAnything(String path) {
        given().get(path).then().statusCode(401).body("error.code", equalTo("UNAUTHORIZED"));
        api.client().get(path).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
        given().auth()
                .oauth2(TestTokens.agent(api.account(), UUID.randomUUID()))
                .get(path)
                .then()
                .statusCode(401);
        api.agent().get("/netia/api/me").then().statusCode(200).body("data.role", equalTo("user"));
    }
}
