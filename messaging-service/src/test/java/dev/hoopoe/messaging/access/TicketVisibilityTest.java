package dev.hoopoe.messaging.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.ticket.TicketView;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketVisibilityTest {

    private static final UUID AGENT = UUID.randomUUID();

    private final TicketVisibility visibility = TicketVisibility.limitedTo(Set.of(1L, 3L), AGENT);

    private static TicketView ticket(Long departmentId, UUID assigneeId) {
        return new TicketView(
                7, UUID.randomUUID(), departmentId, assigneeId, null, Instant.EPOCH, UUID.randomUUID(), "web");
    }

    @Test
    void ticketsOfTheDepartmentsAndThoseAssignedAreVisible() {
        assertTrue(visibility.allows(ticket(3L, null)));
        assertTrue(visibility.allows(ticket(1L, UUID.randomUUID())));
        assertTrue(visibility.allows(ticket(null, AGENT)));
        assertTrue(visibility.allows(ticket(9L, AGENT)));
    }

    @Test
    void otherTicketsAreNot() {
        assertFalse(visibility.allows(ticket(null, null)));
        assertFalse(visibility.allows(ticket(2L, null)));
        assertFalse(visibility.allows(ticket(null, UUID.randomUUID())));
    }

    @Test
    void everythingIncludesTicketsOfNoDepartment() {
        assertTrue(TicketVisibility.toEverything().allows(ticket(null, null)));
        assertTrue(TicketVisibility.toEverything().allows(ticket(2L, UUID.randomUUID())));
    }

    @Test
    void rowIsVisibleByItsDepartmentOrItsAssignee() {
        var condition = visibility.onRow("e");

        assertEquals("(e.department_id = ANY (:departments) OR e.assignee_id = :user)", condition.sql());
        assertEquals(AGENT, condition.parameters().get("user"));
        assertEquals(Set.of(1L, 3L), Set.of((Long[]) condition.parameters().get("departments")));
    }

    @Test
    void rowThatNamesATicketIsVisibleWithItWhileItExists() {
        var condition = visibility.onTicketOf("m");

        assertEquals(
                "EXISTS (SELECT 1 FROM ticket_replica t"
                        + " WHERE t.account_id = m.account_id AND t.ticket_id = m.ticket_id AND NOT t.deleted"
                        + " AND (t.department_id = ANY (:departments) OR t.assignee_id = :user))",
                condition.sql().replaceAll("\\s+", " "));
        assertEquals(
                visibility.onRow("m").parameters().keySet(),
                condition.parameters().keySet());
    }

    @Test
    void everythingHasNoCondition() {
        assertThrows(
                IllegalStateException.class,
                () -> TicketVisibility.toEverything().onRow("t"));
    }
}
