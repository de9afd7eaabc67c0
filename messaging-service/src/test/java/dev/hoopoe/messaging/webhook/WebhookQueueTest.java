package dev.hoopoe.messaging.webhook;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.webhook.Receiver.Received;
import dev.hoopoe.messaging.webhook.Receiver.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What arrives at endpoints, in which order, and what becomes of what does not. */
@QuarkusTest
class WebhookQueueTest extends WebhookTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void eventArrivesSignedAsTheFeedShowsItAndAsAPartOfItsTrace() {
        var webhook = created(Map.of());
        var ticket = aTicket();
        try (var writer = new TopicWriter()) {
            writer.write(traced(Event.of("ticket.created", "" + ticket.id(), account, 0, ticket.snapshot())));
        }

        eventually(() -> receiver.received().size() == 1);
        var request = receiver.received().get(0);

        var shown = asAdministrator()
                .get("/api/events?subject=" + ticket.id())
                .as(JsonNode.class)
                .at("/data/events/0");
        assertEquals(shown, request.event());
        assertEquals(shown.get("id").textValue(), request.id());
        assertEquals("/hook", request.path());
        assertEquals("application/cloudevents+json; charset=utf-8", request.header("Content-Type"));
        assertTrue(request.isSignedWith(webhook.get("secret").textValue()));
        assertTrue(request.header("traceparent").matches("00-" + TRACE + "-[0-9a-f]{16}-0[0-9a-f]"));
        assertFalse(request.header("traceparent").contains("00f067aa0ba902b7"));
    }

    @Test
    void onlyWantedTypesAndFieldsArrive() {
        created(Map.of(
                "event_types", List.of("ticket.updated"),
                "filters", Map.of("snapshot.department_id", List.of(7, 8))));
        var wanted = aTicket().inDepartment(8L);
        var other = aTicket().inDepartment(9L);

        happen(other, 0, 1);
        TopicWriter.publish(Event.of("ticket.created", "" + wanted.id(), account, 0, wanted.snapshot()));
        happen(wanted, 1, 1);

        eventually(() -> !receiver.received().isEmpty());
        assertEquals(List.of("1"), receiver.sequencesOf(wanted.id()));
        assertEquals(1, receiver.received().size());
    }

    @Test
    void laterEventsOfATicketWaitForTheOneThatFailsAndOtherTicketsDoNot() {
        var failures = new AtomicInteger(2);
        var stuck = aTicket();
        var free = aTicket();
        receiver.replies(request -> request.subject().equals("" + stuck.id()) && failures.getAndDecrement() > 0
                ? new Reply(503, Map.of(), "Not just now")
                : Reply.of(204));
        var id = idOf(created(Map.of()));

        happen(stuck, 0, 3);
        happen(free, 0, 3);

        eventually(() -> deliveries(id, "?status=delivered").size() == 6);
        assertEquals(List.of("0", "0", "0", "1", "2"), receiver.sequencesOf(stuck.id()));
        assertEquals(List.of("0", "1", "2"), receiver.sequencesOf(free.id()));
        var ids = receiver.received().stream()
                .filter(request -> request.subject().equals("" + stuck.id()))
                .map(Received::id)
                .limit(3)
                .distinct()
                .toList();
        assertEquals(1, ids.size());
        var delivery = deliveries(id, "").stream()
                .filter(one -> one.get("event_id").textValue().equals(ids.get(0)))
                .findFirst()
                .orElseThrow();
        assertEquals(3, delivery.get("attempts").size());
        assertEquals(503, delivery.at("/attempts/0/status_code").intValue());
        assertEquals("refused", delivery.at("/attempts/0/result").textValue());
        assertEquals("Not just now", delivery.at("/attempts/0/response_excerpt").textValue());
        assertEquals("delivered", delivery.at("/attempts/2/result").textValue());
        assertTrue(delivery.get("request_excerpt").textValue().contains(ids.get(0)));
        assertEquals(0, get(id).get("pending").intValue());
        assertTrue(get(id).get("failing_since").isNull());
    }

    @Test
    void endpointThatHangsDoesNotSlowAnother() {
        try (var hanging = new Receiver()) {
            hanging.replies(request -> Reply.none());
            var id = idOf(created(Map.of("url", hanging.url())));
            created(Map.of());
            var tickets = IntStream.range(0, 40).mapToObj(i -> aTicket()).toList();

            happen(tickets, 1);
            eventually(() -> receiver.received().size() == 40);

            // Those attempts still hang, or no room would have been left if they had taken it.
            assertEquals(List.of(), deliveries(id, "?status=delivered"));
            assertEquals(40, get(id).get("pending").intValue());
            assertTrue(hanging.received().size() < 40);
        }
    }

    @Test
    void resumedWebhookGetsTheGap() {
        var id = idOf(created(Map.of()));
        var ticket = aTicket();

        post(id + "/pause", Map.of());
        happen(ticket, 0, 5);
        awaitInFeed(ticket, 4);
        assertEquals(0, receiver.received().size());
        post(id + "/resume", Map.of());

        eventually(() -> receiver.received().size() == 5);
        assertEquals(List.of("0", "1", "2", "3", "4"), receiver.sequencesOf(ticket.id()));
        assertTrue(get(id).get("missed_after").isNull());
    }

    @Test
    void endpointThatAnswers410IsDisabledAndGetsAllEventsWhenResumed() {
        receiver.replies(request -> Reply.of(410));
        var id = idOf(created(Map.of()));
        var ticket = aTicket();

        happen(ticket, 0, 2);
        eventually(() -> get(id).get("state").textValue().equals("disabled"));
        assertEquals(
                "The endpoint answered 410 Gone", get(id).get("state_reason").textValue());
        receiver.replies(request -> Reply.of(200));
        post(id + "/resume", Map.of());

        eventually(() -> deliveries(id, "?status=delivered").size() == 2);
        assertEquals(List.of("0", "0", "1"), receiver.sequencesOf(ticket.id()));
    }

    @Test
    void redirectIsAFailureAndIsNotFollowed() {
        try (var elsewhere = new Receiver()) {
            receiver.replies(request -> new Reply(307, Map.of("Location", elsewhere.url()), ""));
            var id = idOf(created(Map.of()));

            happen(aTicket(), 0, 1);

            eventually(() -> !deliveries(id, "").isEmpty()
                    && deliveries(id, "").get(0).at("/attempts/0/result").textValue() != null);
            assertEquals(
                    "redirected",
                    deliveries(id, "?status=pending")
                            .get(0)
                            .at("/attempts/0/result")
                            .textValue());
            assertEquals(List.of(), elsewhere.received());
        }
    }

    @Test
    void afterTheLastAttemptTheWebhookPausesItselfAndNothingIsLost() {
        receiver.replies(request -> Reply.of(500));
        var id = idOf(created(Map.of()));
        var ticket = aTicket();

        happen(ticket, 0, 3);
        eventually(() -> get(id).get("state").textValue().equals("paused"));
        var reason = get(id).get("state_reason").textValue();
        var attempts = receiver.received().size();
        receiver.replies(request -> Reply.of(200));
        assertEquals(3, get(id).get("pending").intValue());
        post(id + "/resume", Map.of());

        eventually(() -> deliveries(id, "?status=delivered").size() == 3);
        assertTrue(reason.matches("All 4 attempts to deliver [0-9]+ failed; the last: status 500"), reason);
        assertEquals(4, attempts);
        assertEquals(List.of("0", "1", "2"), receiver.sequencesOf(ticket.id()).subList(4, 7));
    }

    @Test
    void replaySendsAgainInOrderUnderTheSameIds() {
        var webhook = created(Map.of());
        var id = idOf(webhook);
        var ticket = aTicket();
        happen(ticket, 0, 3);
        eventually(() -> deliveries(id, "?status=delivered").size() == 3);

        asAdministrator()
                .queryParam("from", webhook.get("cursor").textValue())
                .post("/api/webhooks/" + id + "/replay")
                .then()
                .statusCode(200);
        happen(ticket, 3, 1);

        eventually(() -> receiver.received().size() == 7);
        assertEquals(List.of("0", "1", "2", "0", "1", "2", "3"), receiver.sequencesOf(ticket.id()));
        var ids = receiver.received().stream().map(Received::id).toList();
        assertEquals(ids.subList(0, 3), ids.subList(3, 6));
    }

    @Test
    void replayFromATimeBeginsWithTheEventsAppendedThen() {
        var id = idOf(created(Map.of()));
        var early = aTicket();
        var late = aTicket();
        happen(early, 0, 1);
        eventually(() -> deliveries(id, "?status=delivered").size() == 1);
        var between = get(id).get("cursor").textValue();
        happen(late, 0, 1);
        eventually(() -> deliveries(id, "?status=delivered").size() == 2);
        var takenAt = asAdministrator()
                .get("/api/webhooks/" + id + "/deliveries?limit=1")
                .then()
                .extract()
                .<String>path("data.data[0].created_at");

        var replayed = asAdministrator()
                .queryParam("from", Instant.parse(takenAt).minusSeconds(3600).toString())
                .post("/api/webhooks/" + id + "/replay")
                .then()
                .extract()
                .<String>path("data.cursor");

        eventually(() -> receiver.received().size() == 4);
        assertNotEquals(between, replayed);
        assertEquals(List.of("0", "0"), receiver.sequencesOf(early.id()));
    }

    @Test
    void replaySendsWaitingEventsInOrder() {
        var webhook = created(Map.of());
        var id = idOf(webhook);
        var ticket = aTicket();
        happen(ticket, 0, 2);
        eventually(() -> deliveries(id, "?status=delivered").size() == 2);
        receiver.replies(request -> Reply.of(410));
        happen(ticket, 2, 2);
        eventually(() -> get(id).get("state").textValue().equals("disabled"));
        var before = receiver.received().size();
        receiver.replies(request -> Reply.of(204));

        asAdministrator()
                .queryParam("from", webhook.get("cursor").textValue())
                .post("/api/webhooks/" + id + "/replay")
                .then()
                .statusCode(200);
        post(id + "/resume", Map.of());

        eventually(() -> receiver.received().size() == before + 4);
        var sequences = receiver.sequencesOf(ticket.id());
        assertEquals(List.of("0", "1", "2", "3"), sequences.subList(before, before + 4));
        eventually(() -> get(id).get("pending").intValue() == 0);
        assertFalse(deliveries(id, "?status=superseded").isEmpty());
    }

    @Test
    void deliveryIsRepeated() {
        var id = idOf(created(Map.of()));
        happen(aTicket(), 0, 1);
        eventually(() -> deliveries(id, "?status=delivered").size() == 1);
        var first = deliveries(id, "").get(0);

        var again = post(id + "/deliveries/" + first.get("id") + "/redeliver", Map.of());

        eventually(() -> deliveries(id, "?status=delivered").size() == 2);
        assertNotEquals(first.get("id"), again.get("id"));
        assertEquals(first.get("event_id"), again.get("event_id"));
        assertEquals(
                List.of(first.get("event_id").textValue(), first.get("event_id").textValue()),
                receiver.received().stream().map(Received::id).toList());
        asAdministrator()
                .post("/api/webhooks/" + id + "/deliveries/999999999999/redeliver")
                .then()
                .statusCode(404);
    }

    @Test
    void testAnswersItsResult() {
        var webhook = created(Map.of());
        var id = idOf(webhook);

        var good = post(id + "/test", Map.of());
        receiver.replies(request -> new Reply(500, Map.of(), "Broken"));
        var bad = post(id + "/test", Map.of());

        assertEquals("delivered", good.get("status").textValue());
        assertEquals("failed", bad.get("status").textValue());
        assertEquals(500, bad.at("/attempts/0/status_code").intValue());
        assertEquals("Broken", bad.at("/attempts/0/response_excerpt").textValue());
        var request = receiver.received().get(0);
        assertEquals("dev.hoopoe.webhook.test.v1", request.event().get("type").textValue());
        assertTrue(request.isSignedWith(webhook.get("secret").textValue()));
        assertEquals(2, receiver.received().size());
    }

    @Test
    void whileSecretsOverlapRequestsAreSignedWithBoth() {
        var webhook = created(Map.of());
        var id = idOf(webhook);

        var rotated = post(id + "/secret", Map.of());
        post(id + "/test", Map.of());
        var last = post(id + "/secret", Map.of("overlap_seconds", 0));
        post(id + "/test", Map.of());

        var both = receiver.received().get(0);
        assertTrue(both.isSignedWith(webhook.get("secret").textValue()));
        assertTrue(both.isSignedWith(rotated.get("secret").textValue()));
        var one = receiver.received().get(1);
        assertTrue(one.isSignedWith(last.get("secret").textValue()));
        assertFalse(one.isSignedWith(rotated.get("secret").textValue()));
        assertTrue(rotated.get("former_secret_until").isTextual());
        assertTrue(last.get("former_secret_until").isNull());
    }

    private static ProducerRecord<String, byte[]> traced(Event event) {
        var message = TopicWriter.recordOf(event, event.subject());
        message.headers().add(EventHeaders.TRACE, ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(UTF_8));
        return message;
    }
}
