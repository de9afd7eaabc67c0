package dev.hoopoe.systemtests;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.Suite;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** What must hold after an outage: every acknowledged write is stored and published once by id, in order, with its effects done once. */
final class Outcome {

    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);

    /** Each look reads whole topics. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Suite suite;

    Outcome(Suite suite) {
        this.suite = suite;
    }

    void awaitDrained() {
        Awaitility.await().pollInterval(LOOK_EVERY).atMost(DRAINED_WITHIN).untilAsserted(() -> {
            assertEquals(0, count("ticket", "SELECT count(*) FROM outbox"), "ticket-service's outbox");
            assertEquals(0, count("messaging", "SELECT count(*) FROM outbox"), "messaging-service's outbox");
            assertEquals(
                    count("messaging", "SELECT count(*) FROM message WHERE origin = 'description'"),
                    count("ticket", "SELECT count(*) FROM ticket WHERE description IS NOT NULL"),
                    "first texts");
            assertEquals(
                    messagesCreated().stream()
                            .map(EventLog.Event::id)
                            .distinct()
                            .count(),
                    count("ticket", "SELECT count(*) FROM inbox"),
                    "messages that ticket-service has seen");
        });
    }

    void assertNothingLost(Writers writers) throws SQLException {
        assertTrue(!writers.openedTickets().isEmpty(), "the writers wrote nothing");
        var created = idsOf("ticket.events.v1", "dev.hoopoe.ticket.created.v1");
        assertEquals(Set.of(), minus(writers.openedTickets(), created), "tickets without an event");
        var messages = idsOf("message.events.v1", "dev.hoopoe.message.created.v1");
        assertEquals(Set.of(), minus(writers.sentReplies(), messages), "replies without an event");
        assertEquals(
                writers.openedTickets().size(),
                new HashSet<>(writers.openedTickets()).size(),
                "a ticket was acknowledged twice");
    }

    /** Of all tickets that the suite ever had. */
    void assertInOrder() {
        for (var topic : List.of("ticket.events.v1", "message.events.v1")) {
            var sequences = EventLog.read(suite.kafkaBootstrap(), topic).stream()
                    .collect(groupingBy(EventLog.Event::key, mapping(Outcome::firstSeen, toList())));
            sequences.forEach((key, events) -> {
                var once = new LinkedHashMap<String, Long>();
                events.forEach(event -> once.putIfAbsent(event.id(), event.sequence()));
                var order = new ArrayList<>(once.values());
                assertEquals(order.stream().sorted().toList(), order, topic + " of " + key + " is out of order");
            });
        }
    }

    /** Each reply moved its ticket once: one event of that kind with that message's effect for each ticket. */
    void assertNoEffectDoubled() throws SQLException {
        assertEquals(
                0,
                count(
                        "messaging",
                        "SELECT count(*) FROM (SELECT ticket_id FROM message WHERE origin = 'description'"
                                + " GROUP BY ticket_id HAVING count(*) > 1) doubled"),
                "tickets with their first text twice");
        var events = messagesCreated();
        assertEquals(
                events.stream()
                        .map(event -> event.body().at("/snapshot/id"))
                        .distinct()
                        .count(),
                events.stream().map(EventLog.Event::id).distinct().count(),
                "messages and the events of their creation");
    }

    /** Those of messages that were deleted since are among them, and an event may stand there twice. */
    private List<EventLog.Event> messagesCreated() {
        return EventLog.read(suite.kafkaBootstrap(), "message.events.v1").stream()
                .filter(event -> event.type().equals("dev.hoopoe.message.created.v1"))
                .toList();
    }

    private Set<Integer> idsOf(String topic, String type) {
        return EventLog.read(suite.kafkaBootstrap(), topic).stream()
                .filter(event -> event.type().equals(type))
                .map(event -> event.body().at("/snapshot/id").asInt())
                .collect(toSet());
    }

    private static Set<Integer> minus(List<Integer> all, Set<Integer> found) {
        var missing = new HashSet<>(all);
        missing.removeAll(found);
        return missing;
    }

    private static Sequenced firstSeen(EventLog.Event event) {
        return new Sequenced(event.id(), event.sequence());
    }

    private record Sequenced(String id, long sequence) {}

    private int count(String service, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl(service));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
