package dev.hoopoe.ticket.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketStatusTest {

    @Test
    void fiveStatesAreOpen() {
        var open = EnumSet.of(
                TicketStatus.NEW,
                TicketStatus.WAIT_FOR_AGENT,
                TicketStatus.IN_PROGRESS,
                TicketStatus.WAIT_FOR_USER,
                TicketStatus.ON_HOLD);

        for (var status : TicketStatus.values()) {
            assertEquals(open.contains(status), status.isOpen(), status.wireName());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachStateIsReadByItsWireName(TicketStatus status) {
        assertEquals(status, TicketStatus.of(status.wireName()));
    }

    @Test
    void otherTextIsRefused() {
        assertThrows(HoopoeException.class, () -> TicketStatus.of("NEW"));
        assertThrows(HoopoeException.class, () -> TicketStatus.of(""));
    }

    @ParameterizedTest
    @EnumSource
    void replyMovesNewAndWaitForAgentToWaitForUserOnly(TicketStatus before) {
        var expected = switch (before) {
            case NEW, WAIT_FOR_AGENT -> TicketStatus.WAIT_FOR_USER;
            default -> before;
        };

        assertEquals(expected, MessageAuthor.REPLYING_STAFF.statusAfter(before));
    }

    @ParameterizedTest
    @EnumSource
    void messageOfTheClientMovesWaitForUserToWaitForAgentOnly(TicketStatus before) {
        var expected = before == TicketStatus.WAIT_FOR_USER ? TicketStatus.WAIT_FOR_AGENT : before;

        assertEquals(expected, MessageAuthor.CLIENT.statusAfter(before));
    }

    @ParameterizedTest
    @EnumSource
    void otherMessagesKeepTheStatus(TicketStatus before) {
        assertEquals(before, MessageAuthor.OTHER.statusAfter(before));
    }

    @Test
    void columnHoldsTheWireName() {
        var column = new TicketStatusColumn();

        assertEquals("wait_for_agent", column.convertToDatabaseColumn(TicketStatus.WAIT_FOR_AGENT));
        assertEquals(TicketStatus.SPAM, column.convertToEntityAttribute("spam"));
        assertTrue(TicketStatus.NEW.isOpen());
        assertFalse(TicketStatus.SPAM.isOpen());
    }
}
