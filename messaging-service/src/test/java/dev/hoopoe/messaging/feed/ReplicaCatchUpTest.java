package dev.hoopoe.messaging.feed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.testing.TicketFixture;
import dev.hoopoe.messaging.testing.UserFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent is shown each event of the agent's tickets, even when the feed has it before it is known whose the ticket is. */
@QuarkusTest
class ReplicaCatchUpTest extends MessagingTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long THEIRS = 3;

    private final AllAccounts database = new AllAccounts();

    @Inject
    FeedWriter writer;

    @Inject
    FeedTailPoller poller;

    @Inject
    ObjectMapper mapper;

    private FeedEntries entries;
    private UserFixture agent;

    @BeforeEach
    void prepare() {
        entries = new FeedEntries(account, mapper);
        agent = known(UserFixture.anAgentOf(THEIRS));
    }

    @Test
    void cursorStopsBeforeAnEventWhoseTicketIsUnknown() throws SQLException {
        var ticket = TicketFixture.aTicket().inDepartment(THEIRS);
        ticketService.down();
        CompletableFuture<JsonNode> waiting;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("LOCK TABLE ticket_replica IN SHARE MODE");
                TopicWriter.publish(created(ticket));
                await().atMost(SOON).until(() -> isInTheFeed(ticket));

                var early = page("");
                assertEquals(List.of(), subjects(early));
                waiting = CompletableFuture.supplyAsync(
                        () -> page("?wait=20&after=" + early.get("next_cursor").textValue()));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }

        assertEquals(
                List.of(Long.toString(ticket.id())),
                subjects(waiting.orTimeout(25, TimeUnit.SECONDS).join()));
    }

    @Test
    void eventsBeforeThatOneAreShown() {
        var known = TicketFixture.aTicket().inDepartment(THEIRS);
        TopicWriter.publish(created(known));
        await().atMost(SOON).until(() -> !subjects(page("")).isEmpty());
        ticketService.down();
        append(entries.ofTicket("updated", known.id(), 0), entries.ofTicket("created", unknown(), 0));
        append(entries.ofTicket("updated", known.id(), 0));

        var first = page("");

        assertEquals(2, subjects(first).size());
        assertEquals(
                List.of(), subjects(page("?after=" + first.get("next_cursor").textValue())));
    }

    @Test
    void ticketWithoutAnEventIsReadFromTicketService() {
        var ticket = TicketFixture.aTicket().inDepartment(THEIRS).atVersion(4);
        ticketService.down();
        append(entries.ofMessage("created", ticket.id()), entries.ofTicket("updated", ticket.id(), 4));

        var meanwhile = page("?wait=3");
        assertEquals(List.of(), subjects(meanwhile));

        ticketService.up();
        known(ticket);
        assertEquals(
                List.of(Long.toString(ticket.id()), Long.toString(ticket.id())),
                subjects(page("?wait=20&after=" + meanwhile.get("next_cursor").textValue())));
    }

    @Test
    void ticketThatNoLongerExistsBlocksNoReader() {
        var ticket = known(TicketFixture.aTicket().inDepartment(THEIRS));
        append(
                entries.ofTicket("created", unknown(), 0),
                entries.ofMessage("created", unknown()),
                entries.ofTicket("created", ticket.id(), 0));

        assertEquals(List.of(Long.toString(ticket.id())), subjects(page("?wait=20")));
    }

    private static long unknown() {
        return TicketFixture.aTicket().id();
    }

    private Event created(TicketFixture ticket) {
        return Event.of("ticket.created", Long.toString(ticket.id()), account, 0, ticket.snapshot());
    }

    private boolean isInTheFeed(TicketFixture ticket) {
        return !asAdministrator()
                .get("/api/events?subject=" + ticket.id())
                .jsonPath()
                .getList("data.events")
                .isEmpty();
    }

    private void append(FeedEntry... some) {
        QuarkusTransaction.requiringNew().run(() -> writer.append(List.of(some)));
        poller.poll();
    }

    private JsonNode page(String query) {
        return as(agent)
                .get("/api/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .as(JsonNode.class)
                .get("data");
    }

    private static List<String> subjects(JsonNode page) {
        var subjects = new ArrayList<String>();
        page.get("events").forEach(event -> subjects.add(event.get("subject").textValue()));
        return subjects;
    }
}
