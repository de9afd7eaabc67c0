package dev.hoopoe.ticket.cascadeworker;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.ticket.testing.DirectoryAnswers;
import dev.hoopoe.ticket.testing.TestEvents;
import dev.hoopoe.ticket.testing.TestEvents.TicketRecord;
import dev.hoopoe.ticket.testing.TicketCopies;
import dev.hoopoe.ticket.testing.TicketFixture;
import dev.hoopoe.ticket.testing.Together;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the end or the new name of a department, a user or a tag does to the tickets that refer to it. */
@QuarkusTest
class CascadeTest {

    /** More than two steps take. */
    private static final int MANY = 2 * CascadeTransactions.MOST_TICKETS + 50;

    private final AllAccounts database = new AllAccounts();

    @Inject
    CascadeTransactions transactions;

    @Inject
    AccountScope accounts;

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
    void deletedDepartmentLeavesItsTicketsWithoutOne() {
        var department = desk.department();
        var ticket = desk.openIn(department).id();
        var other = desk.openIn(desk.department()).id();

        events.publish(departmentDeleted(department));

        var event = events.ofTicket(ticket, 2).get(1);
        assertEquals("department_changed", event.name());
        assertEquals(department, event.body().at("/changes/department_id/from").asLong());
        assertTrue(event.body().at("/snapshot/department_id").isNull());
        assertEquals("system", event.body().at("/actor/type").asText());
        desk.get(desk.administrator(), ticket).body("data.department_id", nullValue());
        assertEquals(1, events.ofTicket(other, 1).size());
    }

    @Test
    void deletedDepartmentIsTakenOutOfAssignmentsWhichKeepTheirUser() {
        var department = desk.department();
        var agent = desk.agent();
        var ticket = desk.openIn(department).id();
        desk.act(desk.administrator(), ticket, "assign", Map.of("department_id", department, "user_id", agent.id()));

        events.publish(departmentDeleted(department));

        var published = events.ofTicket(ticket, 4);
        assertEquals(List.of("created", "assigned", "department_changed", "assigned"), names(published));
        assertTrue(
                published.get(3).body().at("/snapshot/assigned_department_id").isNull());
        assertEquals(
                agent.id().toString(),
                published.get(3).body().at("/snapshot/assignee_id").asText());
    }

    @Test
    void deletedUserLeavesTheTicketsUnassigned() {
        var department = desk.department();
        var agent = desk.agent();
        var ticket = desk.open().id();
        desk.act(desk.administrator(), ticket, "assign", Map.of("department_id", department, "user_id", agent.id()));

        events.publish(userDeleted(agent.id()));

        var event = events.ofTicket(ticket, 3).get(2);
        assertEquals("assigned", event.name());
        assertTrue(event.body().at("/snapshot/assignee_id").isNull());
        assertEquals(
                department, event.body().at("/snapshot/assigned_department_id").asLong());
    }

    @Test
    void deletionDeliveredTwicePublishesOneEventPerTicket() {
        var department = desk.department();
        var tickets = Together.times(10, number -> desk.openIn(department).id());
        new TicketCopies().make(tickets.get(0), MANY);
        var deletion = departmentDeleted(department);

        events.publish(deletion);
        events.publish(deletion);

        await().untilAsserted(() -> desk.list(desk.administrator(), "/api/tickets?department_id=" + department)
                .body("data.total", equalTo(0)));
        tickets.forEach(ticket -> assertEquals(2, events.ofTicket(ticket, 2).size()));
        await().until(() -> remainingCascades() == 0);
        tickets.forEach(ticket -> assertEquals(2, events.ofTicketSoFar(ticket).size()));
    }

    @Test
    @TwoReplicas(CascadeWorker.class)
    void cascadeOfAKilledReplicaIsFinishedByAnotherWithOneEventPerTicket() throws Exception {
        var department = desk.department();
        var tickets = Together.times(10, number -> desk.openIn(department).id());
        new TicketCopies().make(tickets.get(0), MANY);

        KilledReplica.during("UPDATE", "ticket", () -> {
            queueDeletionOf(department);
            workOff();
        });
        workOff();

        await().until(() -> remainingCascades() == 0);
        assertEquals(0, count("SELECT count(*) FROM ticket WHERE department_id IS NOT NULL AND account_id = ?"));
        tickets.forEach(
                ticket -> assertEquals(List.of("created", "department_changed"), names(events.ofTicket(ticket, 2))));
        tickets.forEach(ticket -> assertEquals(2, events.ofTicketSoFar(ticket).size()));
    }

    private void queueDeletionOf(long department) {
        count("INSERT INTO ticket_cascade (account_id, kind, subject, last_ticket) VALUES (?, 'DEPARTMENT_DELETED', '"
                + department + "', 0) RETURNING id");
    }

    /** As the worker of one replica does. */
    private void workOff() {
        var advanced = true;
        while (advanced) {
            advanced = accounts.call(Caller.system(desk.name(), "test"), transactions::advanceNext);
        }
    }

    @Test
    void deletionThatCannotBeReadDoesNotStopTheNext() {
        var department = desk.department();
        var ticket = desk.openIn(department).id();

        events.publish(Event.of("department.deleted", "no number", desk.name(), 1, Map.of()));
        events.publish(departmentDeleted(department));

        assertEquals("department_changed", events.ofTicket(ticket, 2).get(1).name());
    }

    @Test
    void departmentOfAnotherAccountTakesNothingFromOurs() {
        var department = desk.department();
        var ticket = desk.openIn(department).id();
        var other = TicketFixture.account();
        other.directory().department(department);
        var theirs = other.openIn(department).id();

        events.publish(
                Event.of("department.deleted", Long.toString(department), other.name(), 1, Map.of("id", department)));

        events.ofTicket(theirs, 2);
        desk.get(desk.administrator(), ticket).body("data.department_id", equalTo((int) department));
    }

    @Test
    void renamedTagPublishesAnEventForEachOfItsTickets() {
        var ticket = desk.open().id();
        desk.tag(ticket, "vip", "angry");
        var other = desk.open().id();
        desk.tag(other, "angry");

        rename("vip", "gold");

        var event = events.ofTicket(ticket, 3).get(2);
        assertEquals("tagged", event.name());
        assertEquals(
                "[\"angry\",\"vip\"]", event.body().at("/changes/tags/from").toString());
        assertEquals("[\"angry\",\"gold\"]", event.body().at("/changes/tags/to").toString());
        assertEquals("[\"angry\",\"gold\"]", event.body().at("/snapshot/tags").toString());
        assertEquals(2, events.ofTicket(other, 2).size());
    }

    @Test
    void deletedTagIsTakenOffEachOfManyTickets() {
        var ticket = desk.open().id();
        desk.tag(ticket, "vip", "angry");
        new TicketCopies().make(ticket, MANY);

        desk.as(desk.administrator()).delete("/api/tags/" + idOf("vip")).then().statusCode(200);

        var event = events.ofTicket(ticket, 3).get(2);
        assertEquals("tagged", event.name());
        assertEquals(
                "[\"angry\",\"vip\"]", event.body().at("/changes/tags/from").toString());
        assertEquals("[\"angry\"]", event.body().at("/snapshot/tags").toString());
        await().until(() -> remainingCascades() == 0);
        assertEquals(0, count("SELECT count(*) FROM tag WHERE deleted AND account_id = ?"));
    }

    @Test
    void ticketsTaggedWhileTheTagIsRenamedAllEndWithTheNewName() {
        var tickets = Together.times(16, number -> desk.open().id());
        var tag = desk.tag("vip");

        Together.times(
                17,
                number -> number == 8
                        ? rename("vip", "gold")
                        : desk.act(
                                        desk.administrator(),
                                        tickets.get(number % 16),
                                        "tags",
                                        Map.of("tag_ids", List.of(tag)))
                                .extract()
                                .statusCode());

        await().until(() -> remainingCascades() == 0);
        tickets.stream()
                .filter(ticket -> !ticket.equals(tickets.get(8)))
                .forEach(ticket -> await().until(() -> {
                    var published = events.ofTicketSoFar(ticket);
                    return !published.isEmpty()
                            && published
                                    .get(published.size() - 1)
                                    .body()
                                    .at("/snapshot/tags")
                                    .toString()
                                    .equals("[\"gold\"]");
                }));
    }

    private int rename(String from, String to) {
        return desk.as(desk.administrator())
                .body(Map.of("name", to))
                .put("/api/tags/" + idOf(from))
                .then()
                .statusCode(200)
                .extract()
                .statusCode();
    }

    private int idOf(String tag) {
        return desk.list(desk.administrator(), "/api/tags")
                .extract()
                .path("data.data.find { it.name == '" + tag + "' }.id");
    }

    private Event departmentDeleted(long department) {
        return Event.of(
                "department.deleted",
                Long.toString(department),
                desk.name(),
                1,
                Map.of("id", department, "name", "Support"));
    }

    private Event userDeleted(UUID user) {
        return Event.of(
                "user.deleted",
                user.toString(),
                desk.name(),
                1,
                DirectoryAnswers.userSnapshot(user, "agent", false, true, Set.of()));
    }

    private static List<String> names(List<TicketRecord> published) {
        return published.stream().map(TicketRecord::name).toList();
    }

    private long remainingCascades() {
        return count("SELECT count(*) FROM ticket_cascade WHERE account_id = ?");
    }

    private long count(String sql) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, desk.name());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
