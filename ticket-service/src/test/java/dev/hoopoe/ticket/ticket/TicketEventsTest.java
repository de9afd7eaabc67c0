package dev.hoopoe.ticket.ticket;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestEvents.TicketRecord;
import dev.hoopoe.ticket.testing.TicketFixture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events of a ticket, read from the real topic {@code ticket.events.v1}. */
@QuarkusTest
class TicketEventsTest {

    private static final int WRITERS = 8;
    private static final int WRITES = 5;

    private TicketFixture desk;
    private final TestEvents events = new TestEvents();

    @BeforeEach
    void openAccount() {
        desk = TicketFixture.account();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void everyChangingOperationPublishesOneEvent() {
        var staff = desk.administrator();
        var ticket = desk.open(desk.detailsWith("message", "It does not print")).id();
        desk.act(staff, ticket, "status", Map.of("status", "closed"));
        desk.act(staff, ticket, "status", Map.of("status", "closed"));
        desk.update(staff, ticket, Map.of("title", "Scanner", "status", "new"));
        desk.update(staff, ticket, Map.of());
        desk.update(staff, ticket, Map.of("status", "on_hold"));
        desk.act(staff, ticket, "department", Map.of("department_id", desk.department()));
        desk.act(staff, ticket, "assign", Map.of("user_id", desk.agent().id()));
        desk.tag(ticket, "vip");
        desk.tag(ticket, "VIP");
        desk.as(staff).delete("/api/tickets/" + ticket);

        var published = events.ofTicket(ticket, 8);

        assertEquals(
                List.of(
                        "created",
                        "status_changed",
                        "updated",
                        "status_changed",
                        "department_changed",
                        "assigned",
                        "tagged",
                        "deleted"),
                published.stream().map(TicketEventsTest::nameOf).toList());
        assertEquals(
                List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 6L),
                published.stream().map(TicketRecord::sequence).toList());
    }

    @Test
    void eventCarriesSnapshotChangesActorAndAccount() {
        var staff = desk.administrator();
        var ticket = desk.open(desk.detailsWith("message", "It does not print")).id();
        desk.act(staff, ticket, "status", Map.of("status", "closed"));

        var event = events.ofTicket(ticket, 2).get(1);

        assertEquals(desk.name(), event.account());
        assertEquals(ticket, event.body().at("/snapshot/id").asLong());
        assertEquals("closed", event.body().at("/snapshot/status").asText());
        assertEquals(
                "It does not print", event.body().at("/snapshot/description").asText());
        assertEquals("new", event.body().at("/changes/status/from").asText());
        assertEquals("closed", event.body().at("/changes/status/to").asText());
        assertTrue(event.body().at("/changes/closed_at/from").isNull());
        assertEquals("administrator", event.body().at("/actor/type").asText());
        assertEquals(staff.id().toString(), event.body().at("/actor/id").asText());
    }

    @Test
    void eventNeverHoldsTheSecretOrItsHash() {
        var ticket = desk.open();

        var event = events.ofTicket(ticket.id(), 1).get(0);

        assertFalse(event.text().contains(ticket.secret()));
        assertFalse(event.text().contains("secret"));
        assertFalse(
                event.text().contains(Base64.getEncoder().encodeToString(new TicketSecret(ticket.secret()).hash())));
    }

    @Test
    void numbersOfCustomFieldsDoNotMakeACreationTwoVersions() {
        var ticket = desk.open(desk.detailsWith("custom_fields", Map.of("a", 1.50, "b", 1e20, "c", 7L)))
                .id();

        desk.service().get("/internal/tickets/" + ticket).then().body("sequence", equalTo(0));
    }

    @Test
    void parallelUpdatesAllSucceedAndPublishInOrder() throws InterruptedException, ExecutionException {
        var ticket = desk.open().id();
        var writers = IntStream.range(0, WRITERS)
                .<Callable<List<Integer>>>mapToObj(writer -> () -> write(ticket, writer))
                .toList();
        var pool = Executors.newFixedThreadPool(WRITERS);
        try {
            for (var statuses : pool.invokeAll(writers)) {
                assertEquals(List.of(200, 200, 200, 200, 200), statuses.get());
            }
        } finally {
            pool.shutdownNow();
        }

        var sequences = events.ofTicket(ticket, 1 + WRITERS * WRITES).stream()
                .map(TicketRecord::sequence)
                .toList();

        assertEquals(
                IntStream.rangeClosed(0, WRITERS * WRITES)
                        .mapToObj(Long::valueOf)
                        .toList(),
                sequences);
    }

    private List<Integer> write(long ticket, int writer) {
        return IntStream.range(0, WRITES)
                .mapToObj(write -> desk.update(
                                desk.administrator(), ticket, Map.of("title", "Writer " + writer + " write " + write))
                        .extract()
                        .statusCode())
                .toList();
    }

    private static String nameOf(TicketRecord event) {
        return event.type().replace("dev.hoopoe.ticket.", "").replace(".v1", "");
    }
}
