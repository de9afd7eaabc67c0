package dev.hoopoe.messaging.netia;

import static dev.hoopoe.messaging.testing.UserFixture.anAgentOfAllDepartments;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event subscriptions as administrators keep them (contract Netia, N-78 to N-80). */
@QuarkusTest
class NetiaEventSubscriptionTest extends SubscriptionTest {

    @Test
    void urlThatAnswersTheChallengeIsVerified() {
        answerChallenges();

        create(Map.of("event_subscription", Map.of("url", receiver.url())))
                .statusCode(201)
                .body("data.id", matchesPattern("[0-9a-f-]{36}"))
                .body("data.object", equalTo("event_subscription"))
                .body("data.url", equalTo(receiver.url()))
                .body("data.webhook_url", equalTo(receiver.url()))
                .body("data.event_types", contains("message:created", "conversation:created"))
                .body("data.scope", equalTo("message:created conversation:created"))
                .body("data.verified", equalTo(true))
                .body("data.account_id", equalTo(account))
                .body("data", hasKey("created_at"))
                .body("data", hasKey("updated_at"));

        var challenge = challenges().get(0);
        assertEquals(1, challenges().size());
        assertTrue(challenge.event().get("payload").textValue().matches("[0-9a-f]{64}"));
        assertEquals("application/json", challenge.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "http://[::ffff:169.254.169.254]/",
                "http://user:secret@127.0.0.1/",
                "http://127.1/",
                "http://does-not-exist.invalid/",
                "ftp://example.com/",
                "nonsense",
                "",
                " ",
                "\u0000"
            })
    void urlThatMayNotBeSentToIsRefused(String url) {
        for (var member : List.of("url", "webhook_url")) {
            create(Map.of("event_subscription", Map.of(member, url)))
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"));
        }
        asAdministrator().get(PATH).then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event_subscription\":{}}",
                "{\"event_subscription\":null}",
                "{\"event_subscription\":7}",
                "{\"event_subscription\":[]}",
                "{\"url\":null}",
                "{\"url\":7}",
                "{\"url\":{}}",
                "{\"url\":\"http://127.0.0.1/\",\"event_types\":\"message:created\"}",
                "{\"url\":\"http://127.0.0.1/\",\"event_types\":[\"message.created\"]}",
                "{\"url\":\"http://127.0.0.1/\",\"event_types\":[\"message:created\",\"x\"]}",
                "{\"url\":\"http://127.0.0.1/\",\"event_types\":[null]}",
                "{\"url\":\"http://127.0.0.1/\",\"event_types\":[7]}",
                "{\"url\":\"http://127.0.0.1/\",\"scope\":7}"
            })
    void wrongMembersAreRefused(String body) {
        asAdministrator()
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("error.code", equalTo("VALIDATION_ERROR"))
                .body("$", hasKey("errors"));
        asAdministrator().get(PATH).then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\""})
    void bodyThatIsNoObjectIsABadRequest(String body) {
        asAdministrator().body(body).post(PATH).then().statusCode(400).body("error.code", equalTo("BAD_REQUEST"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | message:created conversation:created",
                "anything else | message:created conversation:created",
                "customer:created | message:created conversation:created customer:created",
                "'  conversation:updated \t message:created ' | message:created conversation:created conversation:updated"
            })
    void scopeAddsToTheDefault(String scope, String shown) {
        answerChallenges();

        create(Map.of("event_subscription", Map.of("webhook_url", receiver.url(), "scope", scope)))
                .statusCode(201)
                .body("data.url", equalTo(receiver.url()))
                .body("data.scope", equalTo(shown))
                .body("data.event_types", equalTo(List.of(shown.split(" "))));
    }

    @Test
    void eventTypesAreAllThatIsSent() {
        answerChallenges();

        var subscription = subscribed(
                Map.of("event_types", List.of("customer:created", "conversation:updated"), "scope", "message:created"));

        assertEquals(
                "conversation:updated customer:created",
                subscription.get("scope").textValue());
    }

    @Test
    void absentMembersStayAndAVerifiedUrlIsNotChallengedAgain() {
        answerChallenges();
        var id = subscribed(Map.of("event_types", List.of("customer:created")))
                .get("id")
                .textValue();

        put(id, Map.of()).statusCode(200).body("data.scope", equalTo("customer:created"));
        put(id, Map.of("scope", "customer:created", "url", receiver.url()))
                .statusCode(200)
                .body("data.scope", equalTo("message:created conversation:created customer:created"))
                .body("data.verified", equalTo(true));
        asAdministrator()
                .body(Map.of("event_subscription", Map.of("event_types", List.of("message:created"))))
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("data.url", equalTo(receiver.url()))
                .body("data.scope", equalTo("message:created"));

        assertEquals(1, challenges().size());
    }

    @Test
    void newUrlIsChallenged() {
        answerChallenges();
        var id = subscribed(Map.of()).get("id").textValue();
        var other = receiver.url() + "/other";
        answer(challenge -> reply(200, "no"));

        put(id, Map.of("webhook_url", other))
                .statusCode(200)
                .body("data.url", equalTo(other))
                .body("data.verified", equalTo(false));
        assertFalse(subscription(id).get("verified").booleanValue());
        assertEquals("/hook/other", challenges().get(1).path());
    }

    @Test
    void unverifiedUrlIsChallengedAtEachUpdate() {
        var id = subscribed(Map.of()).get("id").textValue();
        assertFalse(subscription(id).get("verified").booleanValue());

        put(id, Map.of()).statusCode(200).body("data.verified", equalTo(false));
        answerChallenges();
        put(id, Map.of()).statusCode(200).body("data.verified", equalTo(true));

        assertEquals(3, challenges().size());
    }

    @Test
    void refusedUrlOfAnUpdateChangesNothing() {
        answerChallenges();
        var id = subscribed(Map.of()).get("id").textValue();

        put(id, Map.of("url", "https://169.254.169.254/")).statusCode(422).body("errors", hasKey("url"));

        assertEquals(receiver.url(), subscription(id).get("url").textValue());
        assertTrue(subscription(id).get("verified").booleanValue());
    }

    @Test
    void listHasSubscriptionsAlone() {
        answerChallenges();
        var native1 = idOf(created(Map.of()));
        var first = subscribed(Map.of()).get("id").textValue();
        var second = subscribed(Map.of()).get("id").textValue();

        asAdministrator().get(PATH).then().statusCode(200).body("data.id", contains(first, second));
        asAdministrator().get(PATH + "/" + native1).then().statusCode(404);
        put(native1, Map.of()).statusCode(404);
        asAdministrator().delete(PATH + "/" + native1).then().statusCode(404);
        assertEquals("cloudevents", get(native1).get("format").textValue());
    }

    @Test
    void subscriptionIsAWebhookThatIsChangedInNetia() {
        var id = subscribed(Map.of()).get("id").textValue();

        asAdministrator()
                .get("/api/webhooks/" + id)
                .then()
                .statusCode(200)
                .body("data.format", equalTo("netia"))
                .body("data.verified", equalTo(false))
                .body("data.state", equalTo("active"))
                .body("data.event_types", contains("message.created", "ticket.created"));
        asAdministrator()
                .body(Map.of("url", receiver.url() + "/x"))
                .put("/api/webhooks/" + id)
                .then()
                .statusCode(409);
        asAdministrator().post("/api/webhooks/" + id + "/test").then().statusCode(409);
        asAdministrator().delete("/api/webhooks/" + id).then().statusCode(200);
        asAdministrator().get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void deletedSubscriptionIsGone() {
        answerChallenges();
        var id = subscribed(Map.of()).get("id").textValue();

        asAdministrator().delete(PATH + "/" + id).then().statusCode(204);

        asAdministrator().get(PATH + "/" + id).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        asAdministrator().delete(PATH + "/" + id).then().statusCode(404);
        put(id, Map.of()).statusCode(404);
    }

    @Test
    void othersDoNotSeeIt() {
        answerChallenges();
        var id = subscribed(Map.of()).get("id").textValue();
        var stranger = "acc-" + UUID.randomUUID();
        var agent = replicated(account, anAgentOfAllDepartments());

        asAdministratorOf(stranger).get(PATH + "/" + id).then().statusCode(404);
        asAdministratorOf(stranger).body(Map.of()).put(PATH + "/" + id).then().statusCode(404);
        asAdministratorOf(stranger).delete(PATH + "/" + id).then().statusCode(404);
        asAdministratorOf(stranger).get(PATH).then().body("data", hasSize(0));
        for (var caller : List.of(as(agent), asClient())) {
            caller.get(PATH).then().statusCode(403).body("error.code", equalTo("FORBIDDEN"));
        }
        as(agent).body(Map.of("url", receiver.url())).post(PATH).then().statusCode(403);
        as(agent)
                .body(Map.of("url", receiver.url()))
                .post(PATH + "/verify")
                .then()
                .statusCode(403);
        as(agent).delete(PATH + "/" + id).then().statusCode(403);
        anonymous().get(PATH).then().statusCode(401);
        assertEquals(1, challenges().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "00000000-0000-0000-0000-00000000000g", "%20"})
    void whatIsNoIdIsNotFound(String id) {
        asAdministrator().urlEncodingEnabled(false).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void accountsWebhooksAreLimitedTogether() throws Exception {
        answerChallenges();
        sql(
                "INSERT INTO webhook (id, account_id, url, event_types, filters, state, secret, created_at, updated_at, position)"
                        + " SELECT gen_random_uuid(), ?, 'https://example.com/', '{}', '{}', 'paused', '', now(), now(), 0"
                        + " FROM generate_series(1, 100)",
                account);

        create(Map.of("url", receiver.url())).statusCode(409).body("error.code", equalTo("CONFLICT"));
    }
}
