package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.local.Suite;
import dev.hoopoe.systemtests.SubscriptionReceiver.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Netia's event subscriptions, from the challenge to the last delivery (contract Netia, section 10). */
@ExtendWith(RunningSuite.class)
class EventSubscriptionsIT {

    private static final String PATH = "/netia/api/event_subscriptions";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> EVERYTHING =
            List.of("message:created", "conversation:created", "conversation:updated", "customer:created");

    private final Suite suite;
    private final ApiClient anybody;
    private final List<String> subscribed = new ArrayList<>();
    private ApiClient administrator;

    EventSubscriptionsIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @AfterEach
    void unsubscribe() {
        subscribed.forEach(id -> administrator.delete(PATH + "/" + id));
    }

    @Test
    void theFourEventsArriveAsDocumented() {
        try (var receiver = SubscriptionReceiver.answering()) {
            assertTrue(subscribe(receiver).path("verified").booleanValue());

            String customer = anybody.post(
                            "/netia/api/customers",
                            Map.of("customer", Map.of("account_id", "default", "name", "Ada", "email", address())))
                    .statusCode(201)
                    .extract()
                    .path("data.id");
            var ticket = administrator.openTicket(customer, null);
            administrator
                    .post("/api/agent/tickets/" + ticket.id() + "/reply", Map.of("message", "On its way"))
                    .statusCode(200);
            administrator
                    .put("/api/agent/tickets/" + ticket.id() + "/status", Map.of("status", "resolved"))
                    .statusCode(200);

            var created = first(receiver, "customer:created", "id", customer);
            assertEquals("customer", created.path("object").asText());
            assertEquals("Ada", created.path("title").asText());
            var opened = first(receiver, "conversation:created", "customer_id", customer);
            assertEquals("open", opened.path("status").asText());
            assertEquals("Printer on fire", opened.path("subject").asText());
            assertEquals("default", opened.path("account_id").asText());
            assertEquals("api", opened.path("source").asText());
            var conversation = opened.path("id").asText();
            var reply = first(receiver, "message:created", "conversation_id", conversation);
            assertEquals("On its way", reply.path("body").asText());
            assertEquals("reply", reply.path("type").asText());
            assertEquals(reply.path("user_id").asInt(), reply.at("/user/id").asInt());
            assertEquals(suite.adminEmail(), reply.at("/user/email").asText());
            await().atMost(SOON)
                    .until(() -> receiver.payloads("conversation:updated", "id", conversation).stream()
                            .anyMatch(payload -> payload.path("status").asText().equals("closed")));
        }
    }

    @Test
    void firstTextIsAMessageOfTheCustomer() {
        try (var receiver = SubscriptionReceiver.answering()) {
            subscribe(receiver);
            var customer = administrator.createClient("Grace");

            administrator.created(
                    "/api/tickets",
                    Map.of("title", "Paper", "message", "Where is it?", "client_id", customer, "channel_id", "web"));

            var message = first(receiver, "message:created", "customer_id", customer);
            assertEquals("Where is it?", message.path("body").asText());
            assertTrue(message.path("user").isNull());
            assertEquals("Grace", message.at("/customer/name").asText());
        }
    }

    @Test
    void wrongRedirectingAndSlowReceiversAreNotVerified() {
        var end = new CountDownLatch(1);
        try (var elsewhere = SubscriptionReceiver.answering();
                var wrong = new SubscriptionReceiver(challenge -> Answer.of("yes"));
                var redirecting = new SubscriptionReceiver(challenge -> new Answer(307, challenge, elsewhere.url()));
                var slow = new SubscriptionReceiver(challenge -> after(end, challenge))) {
            for (var receiver : List.of(wrong, redirecting, slow)) {
                assertFalse(subscribe(receiver).path("verified").booleanValue());
                assertEquals(1, receiver.challenges());
            }
            assertEquals(0, elsewhere.challenges());
        } finally {
            end.countDown();
        }
    }

    @Test
    void privateAddressIsRefused() {
        for (var url : List.of("http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[fd00::1]/")) {
            administrator
                    .post(PATH, Map.of("url", url))
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"));
            administrator
                    .post(PATH + "/verify", Map.of("url", url))
                    .statusCode(200)
                    .body("data.verified", equalTo(false));
        }
    }

    @Test
    void failedDeliveryIsRetriedAndADeletedSubscriptionGetsNothingMore() {
        try (var receiver = SubscriptionReceiver.answering()) {
            var id = subscribe(receiver).path("id").asText();
            var customer = administrator.createClient("Retry");
            await().atMost(SOON)
                    .until(() -> !receiver.payloads("customer:created", "id", customer)
                            .isEmpty());
            receiver.failOnceFor(customer);

            administrator.openTicket(customer, null);

            await().atMost(SOON)
                    .until(() -> receiver.payloads("conversation:created", "customer_id", customer)
                                    .size()
                            == 2);
            administrator.delete(PATH + "/" + id).statusCode(204);
            administrator.get(PATH + "/" + id).statusCode(404);
            try (var other = SubscriptionReceiver.answering()) {
                subscribe(other);
                var later = administrator.createClient("Later");
                await().atMost(SOON)
                        .until(() ->
                                !other.payloads("customer:created", "id", later).isEmpty());
                assertEquals(List.of(), receiver.payloads("customer:created", "id", later));
            }
        }
    }

    @Test
    void subscriptionOfAnotherAccountIsNotFound() {
        try (var receiver = SubscriptionReceiver.answering()) {
            var id = subscribe(receiver).path("id").asText();
            var stranger = SecondAccount.administrator(suite, anybody);

            stranger.get(PATH + "/" + id).statusCode(404).body("error.code", equalTo("NOT_FOUND"));
            stranger.put(PATH + "/" + id, Map.of()).statusCode(404);
            stranger.delete(PATH + "/" + id).statusCode(404);
            administrator.get("/netia/api/v1/event_subscriptions/" + id).statusCode(200);
            administrator
                    .get("/api/webhooks/" + id)
                    .statusCode(200)
                    .body("data.format", equalTo("netia"))
                    .body("data.verified", equalTo(true));
        }
    }

    /** To all four events. */
    private JsonNode subscribe(SubscriptionReceiver receiver) {
        var subscription = administrator.created(
                PATH, Map.of("event_subscription", Map.of("webhook_url", receiver.url(), "event_types", EVERYTHING)));
        subscribed.add(subscription.path("id").asText());
        return subscription;
    }

    private static JsonNode first(SubscriptionReceiver receiver, String event, String member, String text) {
        await().atMost(SOON).until(() -> !receiver.payloads(event, member, text).isEmpty());
        return receiver.payloads(event, member, text).get(0);
    }

    private static Answer after(CountDownLatch end, String challenge) {
        try {
            return end.await(1, TimeUnit.MINUTES) ? Answer.of(challenge) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String address() {
        return "ada-" + UUID.randomUUID() + "@example.com";
    }
}
