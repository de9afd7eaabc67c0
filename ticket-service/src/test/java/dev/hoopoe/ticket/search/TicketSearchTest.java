package dev.hoopoe.ticket.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSearchTest {

    @ParameterizedTest
    @CsvSource({
        "652, 652",
        "'  7 ', 7",
        "#652, 652",
        "№ 652, 652",
        "＃６５２, 652",
        "٦٥٢, 652",
        "999999999999999999, 999999999999999999"
    })
    void numberMayBeATicketsId(String term, long id) {
        assertEquals(OptionalLong.of(id), search(term).query().number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "4 2", "42a", "9999999999999999999", "#"})
    void termThatIsNoNumberIsNoId(String term) {
        assertEquals(OptionalLong.empty(), search(term).query().number());
    }

    @Test
    void overlongTermIsRefusedByItsCharacters() {
        assertFalse(search("🔥".repeat(254) + "x").query().isEmpty());
        assertThrows(HoopoeException.class, () -> search("🔥".repeat(256)));
    }

    private static TicketSearch search(String term) {
        return TicketSearch.of(term, TicketSort.RELEVANCE);
    }
}
