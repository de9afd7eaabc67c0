package dev.hoopoe.messaging.ticket;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketVisibilityTest {

    private static final UUID AGENT = UUID.randomUUID();

    private final TicketVisibility scope = TicketVisibility.of(AGENT, List.of(1L, 3L));

    private static TicketView ticket(Long departmentId, UUID assigneeId) {
        return new TicketView(7, UUID.randomUUID(), departmentId, assigneeId, null, Instant.EPOCH);
    }

    @Test
    void holdsTicketsOfTheDepartmentsAndThoseAssigned() {
        assertTrue(scope.includes(ticket(3L, null)));
        assertTrue(scope.includes(ticket(1L, UUID.randomUUID())));
        assertTrue(scope.includes(ticket(null, AGENT)));
        assertTrue(scope.includes(ticket(9L, AGENT)));
    }

    @Test
    void holdsNoOtherTickets() {
        assertFalse(scope.includes(ticket(null, null)));
        assertFalse(scope.includes(ticket(2L, null)));
        assertFalse(scope.includes(ticket(null, UUID.randomUUID())));
    }

    @Test
    void everythingHoldsTicketsOfNoDepartmentToo() {
        assertTrue(TicketVisibility.EVERYTHING.includes(ticket(null, null)));
        assertTrue(TicketVisibility.EVERYTHING.includes(ticket(2L, UUID.randomUUID())));
    }
}
