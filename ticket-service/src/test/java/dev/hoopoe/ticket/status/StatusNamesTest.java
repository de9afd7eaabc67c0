package dev.hoopoe.ticket.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusNamesTest {

    private static final Set<TicketStatus> DONE = Set.of(TicketStatus.RESOLVED, TicketStatus.CLOSED);

    private final StatusNames names =
            new StatusNames(List.of(word -> word.equals("done") ? DONE : Set.of(), word -> Set.of()));

    @Test
    void canonicalNameIsThatStatus() {
        assertEquals(Set.of(TicketStatus.ON_HOLD), names.statusesOf("on_hold"));
    }

    @Test
    void dialectsWordIsAllThatItStandsFor() {
        assertEquals(DONE, names.statusesOf("done"));
    }

    @Test
    void otherWordIsNone() {
        assertEquals(Set.of(), names.statusesOf("DONE"));
    }
}
