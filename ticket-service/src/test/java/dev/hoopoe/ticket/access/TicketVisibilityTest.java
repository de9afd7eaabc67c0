package dev.hoopoe.ticket.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketVisibilityTest {

    private static final UUID ME = UUID.randomUUID();
    private static final long MINE = 1;
    private static final long ANOTHER = 2;

    private final TicketVisibility access = TicketVisibility.limitedTo(Set.of(MINE), ME);

    @Test
    void ticketOfMyDepartmentIsSeen() {
        assertTrue(access.allows(MINE, null));
    }

    @Test
    void ticketOfAnotherDepartmentIsNotSeen() {
        assertFalse(access.allows(ANOTHER, null));
    }

    @Test
    void ticketAssignedToMeIsSeenWhereverItLies() {
        assertTrue(access.allows(ANOTHER, ME));
        assertTrue(access.allows(null, ME));
    }

    @Test
    void ticketAssignedToAnotherIsNotSeen() {
        assertFalse(access.allows(ANOTHER, UUID.randomUUID()));
    }

    @Test
    void ticketWithoutDepartmentAndAssignmentIsNotSeen() {
        assertFalse(access.allows(null, null));
    }

    @Test
    void accessToEverythingSeesAll() {
        assertTrue(TicketVisibility.toEverything(ME).allows(null, null));
    }
}
