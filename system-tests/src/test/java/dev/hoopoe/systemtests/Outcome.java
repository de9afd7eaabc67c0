package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.local.Suite;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.awaitility.Awaitility;

/** What must hold after an outage: every acknowledged write is stored and told once by id, in order, with its effects done once. */
final class Outcome {

    /** Each of them is claimed by ticket-service, which follows messages to their end; but not those of first texts. */
    private static final String MESSAGES = "dev.hoopoe.message.";

    private static final Duration ARRIVED_WITHIN = Duration.ofMinutes(2);

    /** Each look reads whole topics. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Suite suite;
    private final Trails trails;
    private final WebhookReceiver webhook;
    private final List<Write> writes;

    Outcome(Suite suite, ApiClient administrator, WebhookReceiver webhook, Writers writers) {
        this.suite = suite;
        this.webhook = webhook;
        this.trails = new Trails(suite, administrator);
        this.writes = writers.acknowledged();
    }

    /** Waits until all has arrived that is under way. */
    void await() {
        Awaitility.await().pollInterval(LOOK_EVERY).atMost(ARRIVED_WITHIN).untilAsserted(() -> {
            assertEquals(0, count("ticket", "SELECT count(*) FROM outbox"), "ticket-service's outbox");
            assertEquals(0, count("messaging", "SELECT count(*) FROM outbox"), "messaging-service's outbox");
            assertEquals(
                    count("messaging", "SELECT count(*) FROM message WHERE origin = 'description'"),
                    count("ticket", "SELECT count(*) FROM ticket WHERE description IS NOT NULL"),
                    "first texts");
            assertEquals(
                    trails.topics().idsOf(MESSAGES) - trails.firstTexts(),
                    count("ticket", "SELECT count(*) FROM inbox WHERE consumer = 'ticket-service/message-effects'"),
                    "events of messages that ticket-service has taken in");
            assertEquals(0, trails.feed().lost(writes).size(), "writes that the feed does not tell of");
            assertEquals(0, webhook.trail().lost(writes).size(), "writes that the webhook has not told of");
        });
    }

    /** Holds the writes against every way on which they are told of; prints what it finds. */
    void assertWhole() throws SQLException {
        assertFalse(writes.isEmpty(), "the writers wrote nothing");
        assertEquals(writes.size(), new HashSet<>(writes).size(), "a write was acknowledged twice");
        var lasting = writes.stream().filter(Write::isSeenInTheEnd).toList();
        var findings = List.of(
                trails.databases().finding(lasting),
                trails.topics().finding(writes),
                trails.feed().finding(writes),
                webhook.trail().finding(writes));

        findings.forEach(finding -> System.out.println(finding.summary()));

        assertEquals(
                List.of(),
                findings.stream().filter(finding -> !finding.isWhole()).toList());
        assertEquals(
                0,
                count(
                        "messaging",
                        "SELECT count(*) FROM (SELECT ticket_id FROM message WHERE origin = 'description'"
                                + " GROUP BY ticket_id HAVING count(*) > 1) doubled"),
                "tickets with their first text twice");
        assertNothingDoneTwice();
    }

    /** What was sent again with its key, since nobody had answered, was done once. */
    private void assertNothingDoneTwice() throws SQLException {
        var twice =
                "SELECT count(*) FROM (SELECT %1$s FROM %2$s WHERE %1$s LIKE '%3$s%%' GROUP BY %1$s HAVING count(*) > 1) t";
        assertEquals(0, count("ticket", twice.formatted("title", "ticket", Writers.TITLE)), "tickets opened twice");
        assertEquals(0, count("messaging", twice.formatted("body", "message", Writers.REPLY)), "replies sent twice");
    }

    private int count(String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
