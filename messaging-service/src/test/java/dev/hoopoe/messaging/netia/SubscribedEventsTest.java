package dev.hoopoe.messaging.netia;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.webhook.Receiver.Received;
import dev.hoopoe.messaging.webhook.Receiver.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What event subscriptions are sent (contract Netia, section 10). */
@QuarkusTest
class SubscribedEventsTest extends SubscriptionTest {

    private static final String CREATED_AT = "2026-02-03T04:05:06.789Z";
    private static final Map<String, Object> EVERYTHING = Map.of(
            "event_types",
            List.of("message:created", "conversation:created", "conversation:updated", "customer:created"));

    private final UUID uid = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();
    private final TicketFixture ticket = aTicket().ofClient(client).having("uid", uid.toString());

    @Test
    void messageOfStaffHasItsUserAndConversation() {
        subscribeToEverything();
        opened(ticket.having("channel_id", "email"));

        var message = written(Map.of("ticket_id", ticket.id(), "body", "Hello 👋", "user_id", administrator.id()));

        eventually(() -> payloads("message:created").size() == 1);
        var payload = payloads("message:created").get(0);
        assertEquals("message", payload.get("object").textValue());
        assertTrue(payload.get("id").textValue().matches("[0-9a-f-]{36}"));
        assertEquals("Hello 👋", payload.get("body").textValue());
        assertEquals("reply", payload.get("type").textValue());
        assertEquals("text", payload.get("content_type").textValue());
        assertEquals("email", payload.get("source").textValue());
        assertFalse(payload.get("private").booleanValue());
        assertEquals(uid.toString(), payload.get("conversation_id").textValue());
        assertEquals(account, payload.get("account_id").textValue());
        assertEquals(7, payload.get("user_id").intValue());
        assertEquals(7, payload.at("/user/id").intValue());
        assertEquals("user", payload.at("/user/object").textValue());
        assertEquals(
                administrator.id() + "@example.com", payload.at("/user/email").textValue());
        assertEquals("admin", payload.at("/user/role").textValue());
        assertTrue(payload.get("customer_id").isNull());
        assertFalse(payload.has("customer"));
        assertEquals(message.get("created_at"), payload.get("created_at"));
        assertEquals(payload.get("created_at"), payload.get("sent_at"));
        assertTrue(payload.get("seen_at").isNull());
        assertTrue(payload.get("metadata").isNull());
        assertEquals(0, payload.get("attachments").size());
    }

    @Test
    void messageHasWhatItsSenderAddedUnlessThatDisablesWebhooks() {
        subscribeToEverything();
        opened(ticket);

        said("Quiet", Map.of("disable_webhook_events", true));
        said("Loud", Map.of("disable_webhook_events", "true", "page", 7));

        eventually(() -> payloads("message:created").size() == 1);
        var payload = payloads("message:created").get(0);
        assertEquals("Loud", payload.get("body").textValue());
        assertEquals(7, payload.at("/metadata/page").intValue());
        assertEquals(CREATED_AT, payload.get("sent_at").textValue());
    }

    private void said(String text, Map<String, ?> metadata) {
        var message = Map.of("conversation_id", uid, "body", text, "sent_at", CREATED_AT, "metadata", metadata);
        asAdministrator()
                .body(Map.of("message", message))
                .post("/netia/api/messages")
                .then()
                .statusCode(201);
    }

    @Test
    void privateMessageIsSentAsANote() {
        subscribeToEverything();
        opened(ticket);

        written(Map.of("ticket_id", ticket.id(), "body", "For us", "user_id", administrator.id(), "private", true));

        eventually(() -> payloads("message:created").size() == 1);
        var payload = payloads("message:created").get(0);
        assertEquals("note", payload.get("type").textValue());
        assertTrue(payload.get("private").booleanValue());
    }

    @Test
    void messageOfACustomerHasTheCustomer() {
        subscribeToEverything();
        clientHappens(client, "Ada", "ada@example.com");
        eventually(() -> isIn("client_replica", client.toString()));
        ticketHappens("created", 0, ticket.openedWith("Where is the paper?"));

        eventually(() -> payloads("message:created").size() == 1);

        var payload = payloads("message:created").get(0);
        assertEquals("Where is the paper?", payload.get("body").textValue());
        assertEquals("reply", payload.get("type").textValue());
        assertEquals("api", payload.get("source").textValue());
        assertEquals(client.toString(), payload.get("customer_id").textValue());
        assertTrue(payload.get("user_id").isNull());
        assertTrue(payload.get("user").isNull());
        isAda(payload.get("customer"));
    }

    @Test
    void unknownCustomerIsReadFromDirectoryService() {
        knownClient(client, 5);
        subscribeToEverything();
        ticketHappens("created", 0, ticket.openedWith("Hello"));

        eventually(() -> payloads("message:created").size() == 1);

        assertEquals(
                "Client",
                payloads("message:created").get(0).at("/customer/name").textValue());
    }

    @Test
    void messageIsSentWithoutACustomerWhomNobodyKnows() {
        subscribeToEverything();
        ticketHappens("created", 0, ticket.openedWith("Hello"));

        eventually(() -> payloads("message:created").size() == 1);

        var payload = payloads("message:created").get(0);
        assertEquals(client.toString(), payload.get("customer_id").textValue());
        assertFalse(payload.has("customer"));
    }

    @Test
    void conversationsAreSentAsTheyAreThen() {
        subscribeToEverything();
        ticketHappens("created", 0, ticket.having("priority", "urgent"));
        ticketHappens(
                "status_changed",
                1,
                ticket.inStatus("resolved", false)
                        .having("resolved_at", CREATED_AT)
                        .assignedTo(administrator.id())
                        .having("updated_at", "2026-02-04T00:00:00Z"));

        eventually(() -> payloads("conversation:updated").size() == 1);

        var created = payloads("conversation:created").get(0);
        assertEquals(uid.toString(), created.get("id").textValue());
        assertEquals("conversation", created.get("object").textValue());
        assertEquals("open", created.get("status").textValue());
        assertEquals("priority", created.get("priority").textValue());
        assertEquals("api", created.get("source").textValue());
        assertEquals("Printer", created.get("subject").textValue());
        assertEquals(account, created.get("account_id").textValue());
        assertEquals(client.toString(), created.get("customer_id").textValue());
        assertEquals(
                NetiaIds.inboxOf(account).toString(), created.get("inbox_id").textValue());
        assertTrue(created.get("assignee_id").isNull());
        assertTrue(created.get("closed_at").isNull());
        assertFalse(created.get("read").booleanValue());
        assertTrue(created.get("metadata").isNull());
        assertEquals(CREATED_AT, created.get("created_at").textValue());
        assertEquals(CREATED_AT, created.get("last_activity_at").textValue());
        var updated = payloads("conversation:updated").get(0);
        assertEquals("closed", updated.get("status").textValue());
        assertEquals("not_priority", updated.get("priority").textValue());
        assertEquals(CREATED_AT, updated.get("closed_at").textValue());
        assertEquals(7, updated.get("assignee_id").intValue());
        assertEquals("2026-02-04T00:00:00Z", updated.get("last_activity_at").textValue());
    }

    @Test
    void statusAloneTellsWhetherAnOlderEventsTicketIsOpen() {
        subscribeToEverything();
        ticketHappens("updated", 0, ticket.having("status", "spam"));
        ticketHappens("updated", 1, ticket.having("status", "on_hold"));

        eventually(() -> payloads("conversation:updated").size() == 2);

        assertEquals(
                List.of("closed", "open"),
                payloads("conversation:updated").stream()
                        .map(payload -> payload.get("status").textValue())
                        .toList());
    }

    @Test
    void newCustomerIsSentWithoutCustomFields() {
        subscribeToEverything();

        clientHappens(client, "Ada", "ada@example.com");

        eventually(() -> payloads("customer:created").size() == 1);
        isAda(payloads("customer:created").get(0));
        assertFalse(
                receiver.received().stream().anyMatch(request -> request.body().contains("secret plan")));
    }

    @Test
    void otherEventsAreNotSent() {
        answerChallenges();
        subscribed(Map.of());
        clientHappens(client, "Ada", null);
        opened(ticket.openedWith("Hello"));
        ticketHappens("assigned", 1, ticket);
        ticketHappens("message_added", 2, ticket);
        ticketHappens("updated", 3, ticket);

        written(Map.of("ticket_id", ticket.id(), "body", "Last", "user_id", administrator.id()));

        eventually(() -> payloads("message:created").size() == 2);
        assertEquals(1, payloads("conversation:created").size());
        assertEquals(0, payloads("conversation:updated").size());
        assertEquals(0, payloads("customer:created").size());
        assertEquals(4, receiver.received().size());
    }

    @Test
    void requestsAreSignedAndLogged() {
        answerChallenges();
        var id = subscribed(EVERYTHING).get("id").textValue();
        var secret =
                post(id + "/secret", Map.of("overlap_seconds", 0)).get("secret").textValue();

        ticketHappens("created", 0, ticket);

        eventually(() -> payloads("conversation:created").size() == 1);
        var request = receiver.received().get(1);
        assertEquals("application/json", request.header("Content-Type"));
        assertTrue(request.isSignedWith(secret));
        eventually(() -> deliveries(id, "?status=delivered").size() == 1);
        assertEquals(request.id(), deliveries(id, "").get(0).get("event_id").textValue());
    }

    @Test
    void failureIsRetriedWithTheSameBody() {
        var attempts = new AtomicInteger();
        receiver.replies(request -> isChallenge(request)
                ? reply(200, request.event().get("payload").textValue())
                : Reply.of(attempts.incrementAndGet() < 3 ? 500 : 200));
        subscribed(EVERYTHING);

        ticketHappens("created", 0, ticket);

        eventually(() -> payloads("conversation:created").size() == 3);
        assertEquals(1, payloads("conversation:created").stream().distinct().count());
        assertEquals(
                1,
                receiver.received().stream()
                        .filter(request -> !isChallenge(request))
                        .map(Received::id)
                        .distinct()
                        .count());
    }

    @Test
    void unverifiedUrlIsSentNothingAndAVerifiedOneWhatComesThen() {
        var id = subscribed(EVERYTHING).get("id").textValue();
        ticketHappens("created", 0, ticket);
        awaitInFeed(ticket, 0);
        eventually(() -> isPlanned(id));

        answerChallenges();
        put(id, Map.of()).statusCode(200);
        ticketHappens("updated", 1, ticket);

        eventually(() -> payloads("conversation:updated").size() == 1);
        assertEquals(0, payloads("conversation:created").size());
    }

    @Test
    void whatWaitsIsNotSentToANewUrlThatIsNotVerified() {
        answer(challenge -> reply(200, challenge));
        var id = subscribed(EVERYTHING).get("id").textValue();
        post(id + "/pause", Map.of());
        ticketHappens("created", 0, ticket);
        awaitInFeed(ticket, 0);
        var other = receiver.url() + "/other";
        answer(challenge -> reply(200, "no"));
        put(id, Map.of("url", other)).statusCode(200);

        post(id + "/resume", Map.of());
        eventually(() -> isPlanned(id));

        assertTrue(receiver.received().stream().allMatch(SubscriptionTest::isChallenge));
    }

    @Test
    void testIsSentInTheSameForm() {
        answerChallenges();
        var id = subscribed(EVERYTHING).get("id").textValue();

        var delivery = post(id + "/test", Map.of());

        assertEquals("delivered", delivery.get("status").textValue());
        assertEquals(id, payloads("webhook:test").get(0).get("id").textValue());
    }

    private void subscribeToEverything() {
        answerChallenges();
        assertTrue(subscribed(EVERYTHING).get("verified").booleanValue());
    }

    private void isAda(JsonNode customer) {
        assertEquals(client.toString(), customer.get("id").textValue());
        assertEquals("customer", customer.get("object").textValue());
        assertEquals("Ada", customer.get("name").textValue());
        assertEquals("Ada", customer.get("title").textValue());
        assertEquals("ada@example.com", customer.get("email").textValue());
        assertEquals("+32 2 555", customer.get("phone").textValue());
        assertEquals(CREATED_AT, customer.get("created_at").textValue());
        assertTrue(customer.get("external_id").isNull());
        assertTrue(customer.get("metadata").isNull());
    }

    /** Until the ticket can be written on. */
    private void opened(TicketFixture state) {
        ticketHappens("created", 0, state);
        eventually(() -> isIn("ticket_replica", Long.toString(state.id())));
    }

    private boolean isIn(String replica, String id) throws Exception {
        return count("SELECT count(*) FROM " + replica + " WHERE account_id = ? AND id = ?", account, id) == 1;
    }

    private void ticketHappens(String what, int sequence, TicketFixture state) {
        TopicWriter.publish(Event.of("ticket." + what, Long.toString(state.id()), account, sequence, state.snapshot()));
    }

    private void clientHappens(UUID id, String name, String email) {
        ObjectNode snapshot = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("number", 5)
                .put("name", name)
                .put("email", email)
                .put("phone", "+32 2 555")
                .put("created_at", CREATED_AT)
                .put("updated_at", CREATED_AT);
        snapshot.putObject("data").put("plan", "secret plan");
        TopicWriter.publish(Event.of("client.created", id.toString(), account, 0, snapshot));
    }

    private JsonNode written(Map<String, Object> message) {
        return asAdministrator()
                .body(message)
                .post("/api/messages")
                .then()
                .statusCode(201)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    /** Whether the queue has read the account's last event for the webhook. */
    private boolean isPlanned(String id) throws Exception {
        return count(
                        "SELECT count(*) FROM webhook w WHERE id = ? AND position >= (SELECT max(position) FROM feed_event f"
                                + " WHERE f.account_id = w.account_id)",
                        UUID.fromString(id))
                == 1;
    }
}
