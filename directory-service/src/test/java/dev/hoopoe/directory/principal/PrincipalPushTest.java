package dev.hoopoe.directory.principal;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What auth-service is told, and what happens when it does not listen. */
@QuarkusTest
class PrincipalPushTest {

    private final AccountApi api = AccountApi.open();

    @Test
    void newUserWithPasswordIsKnownToAuthServiceBeforeTheAnswer() {
        var department = api.createDepartment("Front");
        var body = with(with(agent(), "password", PASSWORD), "department_ids", List.of(department));

        var id = api.createUserId(body);

        var call = only(AuthNeighbour.callsAbout(id));
        assertEquals("PUT", call.path("method").asText());
        assertEquals(api.account(), call.path("account").asText());
        assertTrue(call.path("authorization").asText().startsWith("Bearer ey"));
        assertEquals(0, call.at("/body/sequence").asLong());
        assertEquals(PASSWORD, call.at("/body/password").asText());
        assertEquals(body.get("email"), call.at("/body/snapshot/email").asText());
        assertEquals("agent", call.at("/body/snapshot/type").asText());
        assertEquals("Ada Byron", call.at("/body/snapshot/display_name").asText());
        assertEquals(department, call.at("/body/snapshot/department_ids/0").asLong());
    }

    @Test
    void passwordIsInNoAnswer() {
        var created = api.post("/api/users", with(agent(), "password", PASSWORD));

        assertFalse(created.extract().asString().contains(PASSWORD));
        created.body("data.password", nullValue());
    }

    @Test
    void userWithoutPasswordIsToldWithoutOne() {
        var id = api.createUserId(agent());

        var call = only(AuthNeighbour.callsAbout(id));
        assertFalse(call.path("body").has("password"));
    }

    @Test
    void changedPasswordAndTypeAreToldWithAHigherSequence() {
        var id = api.createUserId(agent());

        api.put("/api/users/" + id, Map.of("type", "administrator", "password", "another secret"))
                .statusCode(200);

        var last = last(AuthNeighbour.callsAbout(id));
        assertTrue(last.at("/body/sequence").asLong() > 0);
        assertEquals("administrator", last.at("/body/snapshot/type").asText());
        assertEquals("another secret", last.at("/body/password").asText());
    }

    @Test
    void passwordAloneMovesTheVersionAndTheTime() {
        var created = api.createUser(agent());

        var response = api.put("/api/users/" + created.getString("id"), Map.of("password", "another secret"));

        response.statusCode(200).body("data.updated_at", not(equalTo(created.getString("updated_at"))));
    }

    @Test
    void deletedUserIsForgotten() {
        var id = api.createUserId(agent());

        api.delete("/api/users/" + id).statusCode(200);

        assertEquals("DELETE", last(AuthNeighbour.callsAbout(id)).path("method").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "refusing"})
    void newUserWithPasswordIsNotKeptWhenAuthServiceFails(String behaviour) {
        var email = emailAtNeighbour(behaviour);

        var response = api.post("/api/users", with(agent(email), "password", PASSWORD));

        response.statusCode(503).header("Retry-After", "1").body("data.error", equalTo("internal_error"));
        api.get("/api/users").body("data.total", is(1));
        assertEquals(
                "DELETE", last(AuthNeighbour.callsAbout(email)).path("method").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "refusing"})
    void userWithoutPasswordIsKeptWhenAuthServiceFails(String behaviour) {
        var id = api.createUserId(agent(emailAtNeighbour(behaviour)));

        api.put("/api/users/" + id, Map.of("name", "Grace")).statusCode(200);
        api.get("/api/users/" + id).statusCode(200).body("data.name", equalTo("Grace"));
        api.delete("/api/users/" + id).statusCode(200);
    }

    @Test
    void aPushThatFailsIsRepeatedUntilItComesThrough() {
        var email = emailAtNeighbour("late");

        var id = api.createUserId(agent(email));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> AuthNeighbour.callsAbout(id).size() > 2);
        var calls = AuthNeighbour.callsAbout(id);
        assertEquals(calls.get(0).path("body"), last(calls).path("body"));
        assertEquals(api.account(), last(calls).path("account").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "refusing"})
    void changeWithPasswordIsNotKeptWhenAuthServiceFails(String behaviour) {
        var id = api.createUserId(agent(emailAtNeighbour(behaviour)));

        var response = api.put("/api/users/" + id, Map.of("name", "Grace", "password", PASSWORD));

        response.statusCode(503);
        api.get("/api/users/" + id).body("data.name", equalTo("Ada"));
    }

    @Test
    void addressThatAuthServiceKnowsOtherwiseIsAConflict() {
        var body = with(agent(emailAtNeighbour("taken")), "password", PASSWORD);

        api.post("/api/users", body).statusCode(409).body("data.error", equalTo("conflict"));
    }

    private static JsonNode only(List<JsonNode> calls) {
        assertEquals(1, calls.size());
        return calls.get(0);
    }

    private static JsonNode last(List<JsonNode> calls) {
        return calls.get(calls.size() - 1);
    }
}
