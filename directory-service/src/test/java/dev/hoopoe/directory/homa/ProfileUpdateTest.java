package dev.hoopoe.directory.homa;

import static dev.hoopoe.directory.testing.UserFixture.PASSWORD;
import static dev.hoopoe.directory.testing.UserFixture.agent;
import static dev.hoopoe.directory.testing.UserFixture.emailAtNeighbour;
import static dev.hoopoe.directory.testing.UserFixture.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.directory.testing.AccountApi;
import dev.hoopoe.directory.testing.AuthNeighbour;
import dev.hoopoe.directory.testing.EventLog;
import dev.hoopoe.directory.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row H-62. */
@QuarkusTest
class ProfileUpdateTest {

    private static final String NEW_PASSWORD = "a new battery of horses";

    private final AccountApi api = AccountApi.open();

    private ValidatableResponse update(UUID id, Object body) {
        return api.user(id, "agent").body(body).put("/auth/profile").then();
    }

    @Test
    void personChangesWhatIsHisOrHers() {
        var id = api.createUserId(agent());

        var response = api.user(id, "agent")
                .body(Map.of("name", "Grace", "last_name", "Hopper", "avatar", "https://example.com/g.png"))
                .put("/auth/profile")
                .then();

        response.statusCode(200)
                .body("data.id", equalTo(id.toString()))
                .body("data.name", equalTo("Grace"))
                .body("data.last_name", equalTo("Hopper"))
                .body("data.display_name", equalTo("Grace Hopper"))
                .body("data.avatar", equalTo("https://example.com/g.png"));
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
                        "created_at",
                        "updated_at"),
                data.keySet());
        api.user(id, "agent").get("/auth/profile").then().body("data.name", equalTo("Grace"));
    }

    @Test
    void whatIsAbsentStaysAndNullClears() {
        var id = api.createUserId(with(agent(), "avatar", "https://example.com/a.png"));

        update(id, Map.of("display_name", "The Countess"))
                .statusCode(200)
                .body("data.name", equalTo("Ada"))
                .body("data.display_name", equalTo("The Countess"))
                .body("data.avatar", equalTo("https://example.com/a.png"));
        update(id, "{\"display_name\":null,\"avatar\":null,\"password\":null}")
                .statusCode(200)
                .body("data.display_name", equalTo("Ada Byron"))
                .body("data.avatar", nullValue());
        update(id, "{}").statusCode(200).body("data.name", equalTo("Ada"));
    }

    @Test
    void whatAdministratorsDecideStays() {
        var front = api.createDepartment("Front");
        var back = api.createDepartment("Back");
        var before = api.createUser(with(agent(), "department_ids", List.of(front)));
        var id = UUID.fromString(before.getString("id"));

        update(
                        id,
                        Map.of(
                                "name",
                                "Grace",
                                "type",
                                "administrator",
                                "email",
                                "other@example.com",
                                "department_ids",
                                List.of(back),
                                "active",
                                false,
                                "all_departments",
                                true))
                .statusCode(200)
                .body("data.type", equalTo("agent"))
                .body("data.email", equalTo(before.getString("email")));

        api.get("/api/users/" + id)
                .body("data.name", equalTo("Grace"))
                .body("data.type", equalTo("agent"))
                .body("data.department_ids*.longValue()", contains(front));
    }

    @Test
    void newPasswordReachesAuthServiceAndNothingElse() {
        var id = api.createUserId(with(agent(), "password", PASSWORD));

        var response = update(id, Map.of("password", NEW_PASSWORD, "current_password", PASSWORD));

        assertFalse(response.statusCode(200).extract().asString().contains(NEW_PASSWORD));
        var calls = AuthNeighbour.callsAbout(id);
        var last = calls.get(calls.size() - 1);
        assertEquals("PUT", last.path("method").asText());
        assertEquals(NEW_PASSWORD, last.at("/body/password").asText());
        assertTrue(last.at("/body/sequence").asLong() > 0);
        var event = EventLog.await("user.events.v1", id.toString(), 2).get(1);
        assertEquals("dev.hoopoe.user.updated.v1", event.type());
        assertEquals(Set.of("password_changed_at"), fieldsOf(event.body().path("changes")));
        assertTrue(event.body().at("/changes/password_changed_at/from").isNull());
        assertFalse(event.body().toString().contains(NEW_PASSWORD));
        assertEquals(id.toString(), event.body().at("/actor/id").asText());
    }

    @Test
    void theSessionThatSetsThePasswordIsToGoOn() {
        var id = api.createUserId(with(agent(), "password", PASSWORD));

        update(id, Map.of("password", NEW_PASSWORD, "current_password", PASSWORD))
                .statusCode(200);

        var calls = AuthNeighbour.callsAbout(id);
        var kept = calls.get(calls.size() - 1).at("/body/keep_session").asText();
        assertEquals(UUID.fromString(kept).toString(), kept);
    }

    @Test
    void noPasswordIsSetWithoutThePresentOne() {
        var id = api.createUserId(with(agent(), "password", PASSWORD));

        update(id, Map.of("name", "Grace", "password", NEW_PASSWORD))
                .statusCode(400)
                .body("data.error", equalTo("missing_required"))
                .body("data.details.current_password", equalTo("is required"));
        update(id, Map.of("name", "Grace", "password", NEW_PASSWORD, "current_password", "a guess"))
                .statusCode(400)
                .body("data.error", equalTo("invalid_input"))
                .body("data.details.current_password", equalTo("is not the current password"));

        assertEquals(1, AuthNeighbour.callsAbout(id).size());
        api.get("/api/users/" + id).body("data.name", equalTo("Ada"));
    }

    @Test
    void guessesAtThePresentPasswordAreLimitedAsLoginsAre() {
        var id = api.createUserId(with(agent(), "password", PASSWORD));
        var from = "192.0.2." + ThreadLocalRandom.current().nextInt(256) + "," + UUID.randomUUID();
        for (var i = 0; i < 10; i++) {
            guess(id, from).statusCode(400);
        }

        guess(id, from).statusCode(429).header("Retry-After", "77");
    }

    private ValidatableResponse guess(UUID id, String from) {
        return api.user(id, "agent")
                .header("X-Forwarded-For", from)
                .body(Map.of("password", NEW_PASSWORD, "current_password", "a guess"))
                .put("/auth/profile")
                .then();
    }

    @Test
    void somebodyWithoutAPasswordIsGivenOneByAnAdministrator() {
        var id = api.createUserId(agent());

        update(id, Map.of("password", NEW_PASSWORD, "current_password", PASSWORD))
                .statusCode(400);

        api.put("/api/users/" + id, Map.of("password", NEW_PASSWORD)).statusCode(200);
    }

    private static Set<String> fieldsOf(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "refusing"})
    void newPasswordIsNotKeptWhenAuthServiceFails(String behaviour) {
        var id = api.createUserId(agent(emailAtNeighbour(behaviour)));
        AuthNeighbour.letLogIn(api.account(), id, PASSWORD);

        update(id, Map.of("name", "Grace", "password", NEW_PASSWORD, "current_password", PASSWORD))
                .statusCode(503);

        api.get("/api/users/" + id).body("data.name", equalTo("Ada"));
        update(id, Map.of("name", "Grace")).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":null}",
                "{\"name\":\" \"}",
                "{\"name\":1}",
                "{\"name\":\"\\u0000\"}",
                "{\"last_name\":null}",
                "{\"last_name\":\"\\ud800\"}",
                "{\"display_name\":\"\"}",
                "{\"display_name\":[]}",
                "{\"avatar\":{}}",
                "{\"password\":\"12345\"}",
                "{\"password\":123456}",
                "{\"current_password\":\"\"}",
                "{\"current_password\":[]}",
                "[]",
                "null",
                "{",
                ""
            })
    void wrongBodyIsRefused(String body) {
        var id = api.createUserId(agent());

        update(id, body).statusCode(400).body("success", equalTo(false));
        api.get("/api/users/" + id).body("data.name", equalTo("Ada"));
    }

    @Test
    void longFieldsAreRefused() {
        var id = api.createUserId(agent());

        for (var field : Map.of(
                        "name",
                        256,
                        "last_name",
                        256,
                        "display_name",
                        512,
                        "avatar",
                        2049,
                        "password",
                        1025,
                        "current_password",
                        1025)
                .entrySet()) {
            update(id, Map.of(field.getKey(), "x".repeat(field.getValue()))).statusCode(400);
        }
    }

    @Test
    void tokenWhoseUserIsGoneIsWorthNothing() {
        var id = api.createUserId(agent());
        api.delete("/api/users/" + id).statusCode(200);

        update(id, Map.of("name", "Ghost")).statusCode(401).body("data.error", equalTo("unauthorized"));
    }

    @Test
    void userOfAnotherAccountClientAndServiceHaveNoProfile() {
        var id = api.createUserId(agent());
        var body = Map.of("name", "Mallory");

        AccountApi.open()
                .user(id, "agent")
                .body(body)
                .put("/auth/profile")
                .then()
                .statusCode(401);
        api.user(id, "client").body(body).put("/auth/profile").then().statusCode(401);
        api.service().body(body).put("/auth/profile").then().statusCode(401);
        api.anonymous().body(body).put("/auth/profile").then().statusCode(401);
        api.get("/api/users/" + id).body("data.name", equalTo("Ada"));
    }

    @Test
    void changesAtOnceQueueAndAreAllTold() {
        var id = api.createUserId(agent());

        var statuses = Together.run(
                16, n -> update(id, Map.of("name", "Ada " + n)).extract().statusCode());

        assertEquals(Collections.nCopies(16, 200), statuses);
        var log = EventLog.await("user.events.v1", id.toString(), 17);
        assertEquals(17, log.stream().map(EventLog.Entry::sequence).distinct().count());
        api.get("/api/users").body("data.data", hasSize(2));
    }
}
