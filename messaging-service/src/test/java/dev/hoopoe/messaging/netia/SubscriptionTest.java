package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.messaging.webhook.Receiver.Received;
import dev.hoopoe.messaging.webhook.Receiver.Reply;
import dev.hoopoe.messaging.webhook.WebhookTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What tests of event subscriptions share: a receiver that answers challenges, and the calls of an administrator. */
abstract class SubscriptionTest extends WebhookTest {

    static final String PATH = "/netia/api/event_subscriptions";

    private static final String VERIFY = "webhook:verify";

    /** Answers a challenge with its text, and everything else 204. */
    final void answerChallenges() {
        answer(challenge -> reply(200, challenge));
    }

    final void answer(Function<String, Reply> toChallenge) {
        receiver.replies(request -> isChallenge(request)
                ? toChallenge.apply(request.event().get("payload").textValue())
                : Reply.of(204));
    }

    static Reply reply(int status, String body) {
        return new Reply(status, Map.of(), body);
    }

    static boolean isChallenge(Received request) {
        return request.event().path("event").asText().equals(VERIFY);
    }

    final List<Received> challenges() {
        return receiver.received().stream()
                .filter(SubscriptionTest::isChallenge)
                .toList();
    }

    /** What the receiver got of an event, oldest first. */
    final List<JsonNode> payloads(String event) {
        return receiver.received().stream()
                .map(Received::event)
                .filter(body -> body.path("event").asText().equals(event))
                .map(body -> body.get("payload"))
                .toList();
    }

    /** Subscribes the receiver's URL, with these members besides. */
    final JsonNode subscribed(Map<String, Object> members) {
        var body = new HashMap<String, Object>(Map.of("url", receiver.url()));
        body.putAll(members);
        return create(Map.of("event_subscription", body))
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    final ValidatableResponse create(Object body) {
        return asAdministrator().body(body).post(PATH).then();
    }

    final ValidatableResponse put(String id, Object body) {
        return asAdministrator().body(body).put(PATH + "/" + id).then();
    }

    final JsonNode subscription(String id) {
        return asAdministrator()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }
}
