package dev.hoopoe.directory.bootstrap;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.HCall;
import dev.hoopoe.directory.testing.Together;
import dev.hoopoe.directory.testing.UserFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator's ways: further accounts, and back into one. */
@QuarkusTest
class InternalAccountResourceTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void openedAccountHasADepartmentAndAnAdministratorWhoCanLogIn() {
        var email = emailAtNeighbour("first");

        open(api, email).statusCode(201).body("data.id", equalTo(api.account()));

        api.get("/api/departments").body("data.data.name", contains("Support"));
        api.get("/api/users")
                .body("data.total", is(2))
                .body("data.data[0].email", equalTo(email))
                .body("data.data[0].type", equalTo("administrator"))
                .body("data.data[0].name", equalTo("Rosa"))
                .body("data.data[0].last_name", equalTo("de la Cruz"));
        api.get("/hcall/api/user/fetch?role=master").body("users.user_email", equalTo(List.of(email)));
        var call = AuthNeighbour.callsAbout(email).get(0);
        assertEquals(api.account(), call.path("account").asText());
        assertEquals(PASSWORD, call.at("/body/password").asText());
        var created = EventLog.await("account.events.v1", api.account(), 1).get(0);
        assertEquals("dev.hoopoe.account.created.v1", created.type());
        assertEquals(api.account(), created.account());
        assertEquals("Test desk", created.body().at("/snapshot/name").asText());
    }

    @Test
    void accountWithoutAdministratorIsOpenedForHCallsMaster() {
        api.operator()
                .body(Map.of("id", api.account(), "name", "Test desk"))
                .post("/internal/accounts")
                .then()
                .statusCode(201);

        new HCall(api).createMaster(HCall.freshEmail());
    }

    @Test
    void accountIsOpenedOnce() {
        var statuses = Together.run(
                8, n -> open(api, emailAtNeighbour("once")).extract().statusCode());

        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
        api.administrators().body("$", hasSize(1));
    }

    @Test
    void accountIsNotOpenedHalf() {
        open(api, emailAtNeighbour("down")).statusCode(503);

        api.get("/api/departments").body("data.total", is(0));
        open(api, emailAtNeighbour("up")).statusCode(201);
    }

    @Test
    void wrongAccountsAreRefused() {
        var good = body(api, emailAtNeighbour("good"));
        for (var id : List.of("", "A", "-a", "a_b", "ä", "x".repeat(64))) {
            api.operator()
                    .body(with(good, "id", id))
                    .post("/internal/accounts")
                    .then()
                    .statusCode(400);
        }
        for (var field : List.of("id", "name")) {
            api.operator()
                    .body(with(good, field, null))
                    .post("/internal/accounts")
                    .then()
                    .statusCode(400)
                    .body("data.error", equalTo("missing_required"));
        }
        api.operator()
                .body(with(good, "administrator", Map.of("email", "x", "password", "12345", "name", "X")))
                .post("/internal/accounts")
                .then()
                .statusCode(400);
    }

    @Test
    void administratorsPasswordIsSetAnew() {
        var email = emailAtNeighbour("reset");
        open(api, email);

        setAdministrator(email.toUpperCase(Locale.ROOT), "another secret").statusCode(204);

        api.get("/api/users").body("data.total", is(2)).body("data.data[0].name", equalTo("Rosa"));
        var calls = AuthNeighbour.callsAbout(email);
        assertEquals("another secret", calls.get(1).at("/body/password").asText());
    }

    @Test
    void agentBecomesAdministratorAndAnUnknownOneIsCreated() {
        var email = emailAtNeighbour("agent");
        api.createUser(UserFixture.agent(email));

        setAdministrator(email, PASSWORD).statusCode(204);
        setAdministrator(emailAtNeighbour("new"), PASSWORD).statusCode(204);

        api.get("/api/users?type=administrator").body("data.total", is(3));
    }

    @Test
    void wrongAdministratorsAreRefused() {
        setAdministrator("nobody", PASSWORD).statusCode(400);
        setAdministrator("a@example.com", "12345").statusCode(400);
        setAdministrator(emailAtNeighbour("down"), PASSWORD).statusCode(503);
        api.administrators().body("$", hasSize(0));
    }

    private ValidatableResponse setAdministrator(String email, String password) {
        return api.operator()
                .body(Map.of("email", email, "password", password))
                .put("/internal/administrator")
                .then();
    }

    private static ValidatableResponse open(AccountApi api, String email) {
        return api.operator().body(body(api, email)).post("/internal/accounts").then();
    }

    private static Map<String, Object> body(AccountApi api, String email) {
        return Map.of(
                "id",
                api.account(),
                "name",
                "Test desk",
                "administrator",
                Map.of("email", email, "password", PASSWORD, "name", "Rosa de la Cruz"));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var copy = new HashMap<>(body);
        copy.put(field, value);
        return copy;
    }
}
