package dev.hoopoe.ticket.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSearchTest {

    @Test
    void eachWordIsAPrefix() {
        assertEquals("'paper':* & 'jäm':*", new TicketSearch("  paper jäm ").words());
    }

    @Test
    void whatMeansSomethingToTheDatabasePartsWordsOnly() {
        assertEquals("'a':* & 'b':* & 'c':* & 'd':*", new TicketSearch("!a & (b'):* | c\\%d_<->").words());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "&&& |||", "'", "—", "😀"})
    void termWithoutWordsHasNone(String term) {
        assertEquals("", new TicketSearch(term).words());
    }

    @ParameterizedTest
    @CsvSource({"42, 42", "'  7 ', 7", "x, 0", "4 2, 0", "-1, 0", "99999999999999999999, 0"})
    void numberMayBeATicketsId(String term, long id) {
        assertEquals(id, new TicketSearch(term).ticketId());
    }

    @Test
    void overlongTermIsRefused() {
        assertEquals(255, new TicketSearch("x".repeat(255)).term().length());
        assertThrows(HoopoeException.class, () -> new TicketSearch("x".repeat(256)));
    }
}
