package dev.hoopoe.messaging.ticket;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.CountingDriver;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What many events of tickets cost together, and that they have the effects that each would have by itself. */
@QuarkusTest
class TicketBatchTest extends MessagingTest {

    private static final int TICKETS = 20;

    @Inject
    TicketEventConsumer consumer;

    @Test
    void twentyNewTicketsCostLittleMoreThanTheirTexts() {
        var tickets = Stream.generate(() -> aTicket().openedWith("Help!"))
                .limit(TICKETS)
                .toList();

        var statements = CountingDriver.executedBy(() ->
                consume(tickets.stream().map(ticket -> event(ticket, "created")).toList()));

        // Tickets, missing texts, clients, each text, last messages and events; and the account of the transaction.
        assertTrue(statements >= TICKETS && statements <= TICKETS + 6, "statements: " + statements);
        for (var ticket : tickets) {
            asAdministrator()
                    .get("/api/messages?ticket_id=" + ticket.id())
                    .then()
                    .body("data.data.body", equalTo(List.of("Help!")));
        }
    }

    @Test
    void aKnownTicketCostsTwoStatements() {
        var ticket = aTicket().openedWith("Help!");
        consume(List.of(event(ticket, "created")));

        var statements = CountingDriver.executedBy(() -> consume(List.of(event(ticket.atVersion(1), "updated"))));

        assertTrue(statements >= 2 && statements <= 3, "statements: " + statements);
    }

    @Test
    void ticketThatChangesWithinABatchHasOneFirstTextInItsOwnTrace() {
        var ticket = aTicket().openedWith("Help!");
        var trace = "00-%s-1111111111111111-01"
                .formatted(UUID.randomUUID().toString().replace("-", ""));

        consume(List.of(
                event(aTicket().openedWith("Another"), "created"),
                event(ticket, "created").inTrace(trace),
                event(ticket.openedWith("Changed").atVersion(1), "updated")));

        asAdministrator()
                .get("/api/messages?ticket_id=" + ticket.id())
                .then()
                .body("data.data.body", equalTo(List.of("Help!")));
        var key = Long.toString(ticket.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !Topics.on("message.events.v1", key).isEmpty());
        assertEquals(trace, Topics.on("message.events.v1", key).get(0).header("ce_traceparent"));
    }

    @Test
    void ticketThatIsDeletedWithinABatchLeavesNothing() {
        var ticket = aTicket().openedWith("Help!");
        var other = aTicket().openedWith("Stays");
        consume(List.of(event(ticket, "created")));

        consume(List.of(
                event(other, "created"), event(ticket.atVersion(1), "updated"), event(ticket.atVersion(1), "deleted")));

        asAdministrator().get("/api/messages").then().body("data.data.body", equalTo(List.of("Stays")));
    }

    private void consume(List<Event> events) {
        consumer.on(TopicWriter.batchOf(events));
    }

    private Event event(TicketFixture ticket, String name) {
        return Event.of("ticket." + name, Long.toString(ticket.id()), account, ticket.version(), ticket.snapshot());
    }
}
