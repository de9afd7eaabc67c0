package dev.hoopoe.messaging.webhook.delivery;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.messaging.webhook.Receiver.Received;
import dev.hoopoe.messaging.webhook.Receiver.Reply;
import dev.hoopoe.messaging.webhook.WebhookTest;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several replicas work one queue off, and take over from one that died. */
@QuarkusTest
class SharedQueueTest extends WebhookTest {

    private static final int TICKETS = 20;
    private static final int EVENTS = 10;
    private static final UUID CLAIM = UUID.randomUUID();

    @TestHTTPResource(value = "/metrics", management = true)
    URI metricsAddress;

    @Inject
    EndpointScheduler scheduler;

    @Inject
    Sender sender;

    @Inject
    DeliveryResultTransactions results;

    @Inject
    DeliveryConfig config;

    @Inject
    DeliveryMetrics metrics;

    @Inject
    DeliveryUpkeep upkeep;

    @Inject
    Clock clock;

    @Test
    void replicasShareTheQueueWithoutRepetition() throws InterruptedException {
        created(Map.of());
        var others = IntStream.range(0, 3)
                .mapToObj(i -> new Dispatcher(
                        scheduler, sender, results, new AdaptiveConcurrencyLimit(config, metrics), config, clock))
                .toList();
        others.forEach(other -> other.start(new StartupEvent()));
        var tickets = IntStream.range(0, TICKETS).mapToObj(i -> aTicket()).toList();
        try {
            happen(tickets, EVENTS);

            eventually(() -> receiver.received().size() >= TICKETS * EVENTS);
        } finally {
            for (var other : others) {
                other.stop(new ShutdownEvent());
            }
        }

        var ids = receiver.received().stream().map(Received::id).toList();
        assertEquals(TICKETS * EVENTS, new HashSet<>(ids).size());
        assertEquals(TICKETS * EVENTS, ids.size());
        var inOrder = IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList();
        tickets.forEach(ticket -> assertEquals(inOrder, receiver.sequencesOf(ticket.id())));
    }

    @Test
    @TwoReplicas(Dispatcher.class)
    void deliveryOfAKilledReplicaIsNotClaimedBeforeItsLeaseEnds() throws SQLException {
        var id = idOf(created(Map.of()));
        post(id + "/pause", Map.of());
        plan(id, "now() + interval '1 hour'");
        post(id + "/resume", Map.of());
        var ticket = aTicket();
        happen(ticket, 0, 1);

        eventually(() -> receiver.received().size() == 1);
        assertEquals(List.of("0"), receiver.sequencesOf(ticket.id()));
        sql(
                "UPDATE webhook_delivery SET claimed_until = now() WHERE webhook_id = ? AND claim IS NOT NULL",
                UUID.fromString(id));

        eventually(() -> receiver.received().size() == 2);
        eventually(() -> deliveries(id, "?status=delivered").size() == 2);
    }

    @Test
    void stoppedReplicaLetsGoOfWhatItCouldNotFinish() throws Exception {
        var id = idOf(created(Map.of()));
        post(id + "/pause", Map.of());
        plan(id, "now() + interval '1 hour'");
        var row = "SELECT count(*) FROM webhook_delivery WHERE webhook_id = ? AND claimed_until > now()";
        assertEquals(1, count(row, UUID.fromString(id)));
        var delivery = deliveries(id, "").get(0).get("id").longValue();
        var endpoint = new Endpoint(UUID.fromString(id), receiver.url(), WebhookFormat.CLOUDEVENTS, List.of());
        var claim = new Claim(endpoint, delivery, CLAIM, clock.instant(), "x/x", 0, 2, null, null);

        results.release(
                List.of(new Claim(endpoint, delivery, UUID.randomUUID(), clock.instant(), "x/x", 0, 2, null, null)));
        assertEquals(1, count(row, UUID.fromString(id)));
        results.release(List.of(claim));

        assertEquals(0, count(row, UUID.fromString(id)));
    }

    @Test
    void resultAfterTheLeaseCountsOnlyAsASuccess() throws SQLException {
        var id = idOf(created(Map.of()));
        post(id + "/pause", Map.of());
        plan(id, "now() + interval '1 hour'");
        var delivery = deliveries(id, "").get(0).get("id").longValue();
        var endpoint = new Endpoint(UUID.fromString(id), receiver.url(), WebhookFormat.CLOUDEVENTS, List.of());
        var stale = new Claim(endpoint, delivery, UUID.randomUUID(), clock.instant(), "x/x", 0, 2, null, null);

        results.record(List.of(new CompletedAttempt(stale, attempt(AttemptResult.REFUSED))));
        var afterFailure = deliveries(id, "").get(0);
        results.record(List.of(new CompletedAttempt(stale, attempt(AttemptResult.DELIVERED))));
        results.record(List.of(new CompletedAttempt(stale, attempt(AttemptResult.DELIVERED))));

        assertEquals("pending", afterFailure.get("status").textValue());
        assertEquals(0, afterFailure.get("attempts").size());
        assertEquals(
                1, deliveries(id, "?status=delivered").get(0).get("attempts").size());
        assertEquals(0, get(id).get("pending").intValue());
    }

    @Test
    void expiredEventIsReportedAsMissed() throws SQLException {
        receiver.replies(request -> Reply.of(410));
        var id = idOf(created(Map.of()));
        var ticket = aTicket();
        happen(ticket, 0, 2);
        eventually(() -> get(id).get("state").textValue().equals("disabled"));
        sql("DELETE FROM feed_event WHERE account_id = ? AND sequence = 0", account);
        receiver.replies(request -> Reply.of(204));

        post(id + "/resume", Map.of());

        eventually(() -> deliveries(id, "?status=delivered").size() == 1);
        var expired = deliveries(id, "?status=expired");
        assertEquals(1, expired.size());
        assertTrue(expired.get(0).get("request_excerpt").isNull());
        assertTrue(get(id).get("missed_through").isTextual());
        asAdministrator()
                .post("/api/webhooks/" + id + "/deliveries/" + expired.get(0).get("id") + "/redeliver")
                .then()
                .statusCode(410);
    }

    @Test
    void webhookOfAQuietAccountMovesAlongAndOneWithAGapDoesNot() throws SQLException {
        var quiet = created(Map.of());
        var behind = idOf(created(Map.of()));
        post(behind + "/pause", Map.of());
        var ticket = aTicket();
        happen(ticket, 0, 1);
        eventually(() -> !receiver.received().isEmpty());
        var position = get(behind).get("cursor");
        sql("UPDATE webhook SET account_id = 'quiet-' || account_id WHERE id = ?", UUID.fromString(idOf(quiet)));

        upkeep.moveAlong();

        assertEquals(position, get(behind).get("cursor"));
        assertEquals(
                1,
                count(
                        "SELECT count(*) FROM webhook WHERE id = ? AND position >= (SELECT max(position) FROM feed_event WHERE account_id = ?)",
                        UUID.fromString(idOf(quiet)),
                        account));
        sql("DELETE FROM webhook WHERE id = ?", UUID.fromString(idOf(quiet)));
    }

    @Test
    void oldDeliveriesAreRemovedFromTheLog() throws SQLException {
        var id = idOf(created(Map.of()));
        post(id + "/test", Map.of());
        post(id + "/test", Map.of());
        sql(
                "UPDATE webhook_delivery SET finished_at = now() - interval '31 days' WHERE id = (SELECT max(id) FROM webhook_delivery WHERE webhook_id = ?)",
                UUID.fromString(id));

        upkeep.removeOld();

        assertEquals(1, deliveries(id, "").size());
    }

    @Test
    @TwoReplicas(DeliveryUpkeep.class)
    void deliveriesThatAKilledReplicaWasRemovingAreRemovedByAnother() throws Exception {
        var id = idOf(created(Map.of()));
        post(id + "/test", Map.of());
        sql(
                "UPDATE webhook_delivery SET finished_at = now() - interval '31 days' WHERE webhook_id = ?",
                UUID.fromString(id));

        KilledReplica.during("DELETE", "webhook_delivery", upkeep::removeOld);
        upkeep.removeOld();

        assertEquals(0, deliveries(id, "").size());
    }

    @Test
    void queueIsMeasured() throws SQLException {
        receiver.replies(request -> Reply.of(410));
        var id = idOf(created(Map.of()));
        happen(aTicket(), 0, 1);
        eventually(() -> get(id).get("state").textValue().equals("disabled"));

        metrics.measure();

        var text = RestAssured.get(metricsAddress).asString();
        assertFalse(text.contains("hoopoe_webhook_pending 0.0"));
        assertTrue(text.contains("hoopoe_webhook_due_age_seconds"));
        assertTrue(text.contains("hoopoe_webhook_attempts_seconds_count{result=\"gone\"}"));
    }

    private Attempt attempt(AttemptResult result) {
        return new Attempt(clock.instant(), result, 200, 1, null, "", null);
    }

    /** A delivery that some other replica claimed. */
    private void plan(String webhook, String until) throws SQLException {
        sql("""
                INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, body, lane, bytes, status,
                    claim, claimed_until, due_at, created_at)
                VALUES (?, ?, gen_random_uuid(), 'dev.hoopoe.x.y.v1', 'x', '{"subject":"x"}', 'x/x', 2, 'pending',
                    ?, %s, now(), now())
                """.formatted(until), UUID.fromString(webhook), account, CLAIM);
        sql("UPDATE webhook SET pending = pending + 1 WHERE id = ?", UUID.fromString(webhook));
    }
}
