package dev.hoopoe.messaging.webhook;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks as administrators keep them. */
@QuarkusTest
class WebhookResourceTest extends WebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void secretIsShownAtCreationAndNeverAgain() throws SQLException {
        var webhook = created(Map.of("description", "CRM", "event_types", List.of("ticket"), "secret", SECRET));
        var id = idOf(webhook);

        assertEquals(SECRET, webhook.get("secret").textValue());
        assertEquals("active", webhook.get("state").textValue());
        assertTrue(webhook.get("missed_after").isNull());
        assertFalse(get(id).has("secret"));
        asAdministrator()
                .get("/api/webhooks")
                .then()
                .statusCode(200)
                .body("data.total", equalTo(1))
                .body("data.data[0].id", equalTo(id))
                .body("data.data[0]", not(hasKey("secret")));
        assertEquals(
                0,
                count(
                        "SELECT count(*) FROM webhook WHERE id = ? AND position(decode(?, 'base64') IN secret) > 0",
                        UUID.fromString(id),
                        SECRET.substring(6)));
    }

    @Test
    void withoutASecretOneIsMade() {
        var secrets = List.of(
                created(Map.of()).get("secret").textValue(),
                created(Map.of()).get("secret").textValue());

        assertTrue(secrets.get(0).matches("whsec_[A-Za-z0-9+/]{43}="));
        assertFalse(secrets.get(0).equals(secrets.get(1)));
    }

    @Test
    void absentFieldsStayAndNullRemoves() {
        var id = idOf(created(Map.of(
                "description", "CRM",
                "event_types", List.of("ticket"),
                "filters", Map.of("snapshot.department_id", List.of(7)))));

        put(id, Map.of("event_types", List.of("message", "dev.hoopoe.ticket.created.v1")));
        var removal = new HashMap<String, Object>();
        removal.put("description", null);
        removal.put("filters", null);
        put(id, removal);

        var shown = get(id);
        assertEquals(
                "[\"message\",\"dev.hoopoe.ticket.created.v1\"]",
                shown.get("event_types").toString());
        assertTrue(shown.get("description").isNull());
        assertEquals("{}", shown.get("filters").toString());
        assertEquals(receiver.url(), shown.get("url").textValue());
    }

    @Test
    void deletedWebhookIsGone() {
        var id = idOf(created(Map.of()));

        asAdministrator().delete("/api/webhooks/" + id).then().statusCode(200).body("data", equalTo("deleted"));

        asAdministrator().get("/api/webhooks/" + id).then().statusCode(404);
        asAdministrator().delete("/api/webhooks/" + id).then().statusCode(404);
    }

    @Test
    void otherAccountsAndOtherPeopleDoNotSeeIt() {
        var id = idOf(created(Map.of()));
        var path = "/api/webhooks/" + id;
        var stranger = "acc-" + UUID.randomUUID();

        for (var action : List.of(
                "/pause", "/resume", "/test", "/secret", "/replay?from=AQAAAAAAAAAA", "/deliveries/1/redeliver")) {
            asAdministratorOf(stranger)
                    .body(Map.of())
                    .post(path + action)
                    .then()
                    .statusCode(404);
            as(anAgentOf(7L)).body(Map.of()).post(path + action).then().statusCode(403);
            asClient().body(Map.of()).post(path + action).then().statusCode(403);
        }
        asAdministratorOf(stranger).get(path).then().statusCode(404);
        asAdministratorOf(stranger).get(path + "/deliveries").then().statusCode(404);
        asAdministratorOf(stranger).body(Map.of()).put(path).then().statusCode(404);
        asAdministratorOf(stranger).delete(path).then().statusCode(404);
        asAdministratorOf(stranger).get("/api/webhooks").then().body("data.total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | null",
                "url | ''",
                "url | 7",
                "url | 'ftp://example.com/'",
                "url | 'https://10.0.0.1/'",
                "url | 'http://[::ffff:169.254.169.254]/'",
                "url | 'http://user:secret@127.0.0.1/'",
                "url | 'http://127.1/'",
                "url | 'http://does-not-exist.invalid/'",
                "event_types | ['Ticket']",
                "event_types | ['ticket,message']",
                "event_types | ['']",
                "event_types | [null]",
                "event_types | 'ticket'",
                "filters | {'department_id':[1]}",
                "filters | {'snapshot.department_id':1}",
                "filters | {'snapshot.department_id':[]}",
                "filters | {'snapshot.department_id':[{}]}",
                "filters | {'snapshot..x':[1]}",
                "filters | {'snapshot.x':['\\u0000']}",
                "filters | []",
                "secret | 'hunter2'",
                "secret | 'whsec_c2hvcnQ='",
                "description | '\\u0000'"
            })
    void invalidFieldsAreNamed(String field, String value) {
        var body = "{\"url\":\"%s\",\"%s\":%s}".formatted(receiver.url(), field, value.replace('\'', '"'));
        asAdministrator()
                .body(field.equals("url") ? "{\"url\":" + value.replace('\'', '"') + "}" : body)
                .post("/api/webhooks")
                .then()
                .statusCode(400);
        asAdministrator().get("/api/webhooks").then().body("data.total", equalTo(0));
    }

    @Test
    void urlOfAnUpdateIsGuardedToo() {
        var id = idOf(created(Map.of()));

        asAdministrator()
                .body(Map.of("url", "https://169.254.169.254/"))
                .put("/api/webhooks/" + id)
                .then()
                .statusCode(400)
                .body("data.details", hasKey("url"));
        assertEquals(receiver.url(), get(id).get("url").textValue());
    }

    @Test
    void changeWithAnOutdatedTagIsRefused() {
        var path = "/api/webhooks/" + idOf(created(Map.of()));
        var seen = asAdministrator().get(path).header("ETag");

        asAdministrator()
                .header("If-Match", seen)
                .body(Map.of("description", "one"))
                .put(path)
                .then()
                .statusCode(200);
        asAdministrator()
                .header("If-Match", seen)
                .body(Map.of("description", "two"))
                .put(path)
                .then()
                .statusCode(412);
        asAdministrator().header("If-Match", seen).delete(path).then().statusCode(412);

        asAdministrator().get(path).then().body("data.description", equalTo("one"));
    }

    @Test
    void creationSentTwiceWithOneKeyMakesOneWebhook() {
        var key = UUID.randomUUID().toString();
        var body = Map.of("url", receiver.url());

        var statuses = List.of(
                asAdministrator()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/api/webhooks")
                        .statusCode(),
                asAdministrator()
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/api/webhooks")
                        .statusCode());

        assertEquals(List.of(201, 201), statuses);
        asAdministrator().get("/api/webhooks").then().body("data.total", equalTo(1));
    }

    @Test
    void lengthsAreBounded() {
        for (var field : Map.<String, Object>of(
                        "url",
                        receiver.url() + "a".repeat(2_048),
                        "description",
                        "a".repeat(501),
                        "event_types",
                        Arrays.stream(new String[51]).map(none -> "ticket").toList(),
                        "secret",
                        "whsec_" + "A".repeat(200))
                .entrySet()) {
            var body = new HashMap<String, Object>(Map.of("url", receiver.url()));
            body.put(field.getKey(), field.getValue());
            asAdministrator().body(body).post("/api/webhooks").then().statusCode(400);
        }
    }

    @Test
    void concurrentCreationsDoNotExceedTheLimitOfWebhooks() throws SQLException {
        created(Map.of());
        sql("""
                INSERT INTO webhook (id, account_id, url, event_types, filters, state, secret, created_at, updated_at, position)
                SELECT gen_random_uuid(), account_id, url, event_types, filters, 'paused', secret, created_at, updated_at, position
                FROM webhook, generate_series(1, 97) WHERE account_id = ?
                """, account);

        var statuses = Together.statuses(
                6,
                number -> asAdministrator()
                        .body(Map.of("url", receiver.url()))
                        .post("/api/webhooks")
                        .statusCode());

        assertEquals(Map.of(201, 2L, 409, 4L), statuses);
    }

    @Test
    void pausedWebhookSaysSoUntilItIsResumed() {
        var id = idOf(created(Map.of()));

        assertEquals("paused", post(id + "/pause", Map.of()).get("state").textValue());
        assertEquals("Paused by an administrator", get(id).get("state_reason").textValue());
        assertEquals("active", post(id + "/resume", Map.of()).get("state").textValue());
        assertTrue(get(id).get("state_reason").isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400",
        "x, 400",
        "2026-03-02, 400",
        "9999-99-99T00:00:00Z, 400",
        "cursor, 200",
        "2999-01-01T00:00:00Z, 200"
    })
    void replayTakesCursorsAndTimes(String from, int status) {
        var webhook = created(Map.of("event_types", List.of("account")));
        var id = idOf(webhook);

        asAdministrator()
                .body("{}")
                .queryParam(
                        "from", from.equals("cursor") ? webhook.get("cursor").textValue() : from)
                .post("/api/webhooks/" + id + "/replay")
                .then()
                .statusCode(status);
    }

    private void put(String id, Map<String, Object> body) {
        asAdministrator().body(body).put("/api/webhooks/" + id).then().statusCode(200);
    }
}
