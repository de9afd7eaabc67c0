package dev.hoopoe.ticket.message;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.CountingDriver;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestEvents.TicketRecord;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What many events of messages cost together, and that they have the effects that each would have by itself. */
@QuarkusTest
class MessageBatchTest {

    private static final int MESSAGES = 20;

    @Inject
    MessageEventConsumer consumer;

    private TicketFixture desk;

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @Test
    void twentyMessagesCostEightStatementsEach() {
        var batch = IntStream.range(0, MESSAGES)
                .mapToObj(number -> message(desk.open().id(), number, "reply", "text"))
                .toList();

        var statements = CountingDriver.executedBy(() -> consumer.on(TopicWriter.batchOf(batch)));

        // Read the ticket, its description, tags, client and texts, change it, add event and history; for all claim and
        // lock.
        assertTrue(statements >= MESSAGES && statements <= MESSAGES * 8 + 2, "statements: " + statements);
    }

    @Test
    void whatTicketsHaveAlreadyCostsNothing() {
        var batch = IntStream.range(0, MESSAGES)
                .mapToObj(number -> message(number, number, "description", "text"))
                .toList();

        assertTrue(CountingDriver.executedBy(() -> consumer.on(TopicWriter.batchOf(batch))) <= 1);
    }

    @Test
    void messagesOfOneTicketFollowEachOtherWithinABatch() {
        var ticket = desk.open().id();

        consumer.on(TopicWriter.batchOf(List.of(
                message(ticket, 1, "reply", "aardvark"),
                message(ticket, 2, "reply", "bumblebee"),
                message(ticket, 3, "reply", "chameleon"))));

        try (var events = new TestEvents()) {
            assertEquals(
                    List.of(0L, 1L, 2L, 3L),
                    events.ofTicket(ticket, 4).stream()
                            .map(TicketRecord::sequence)
                            .toList());
        }
        for (var word : List.of("aardvark", "bumblebee", "chameleon")) {
            desk.list(desk.administrator(), "/api/tickets?search=" + word)
                    .body("data.data.id", equalTo(List.of((int) ticket)));
        }
    }

    private Event message(long ticket, long id, String origin, String text) {
        var snapshot = new HashMap<String, Object>();
        snapshot.put("id", id);
        snapshot.put("uid", UUID.randomUUID());
        snapshot.put("ticket_id", ticket);
        snapshot.put("user_id", UUID.randomUUID());
        snapshot.put("client_id", null);
        snapshot.put("body", text);
        snapshot.put("is_system_message", false);
        snapshot.put("origin", origin);
        snapshot.put("created_at", "2026-01-02T03:04:05Z");
        return Event.of("message.created", Long.toString(ticket), desk.name(), 1, snapshot);
    }
}
