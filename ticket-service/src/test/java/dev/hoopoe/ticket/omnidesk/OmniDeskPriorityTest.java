package dev.hoopoe.ticket.omnidesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of priorities (docs/dialects.md#status-and-priority). */
class OmniDeskPriorityTest {

    @ParameterizedTest
    @CsvSource({"high, alta", "urgent, alta", "medium, media", "low, baja", "eventually, media", "HIGH, media"})
    void eachIsShownAsOne(String priority, String shown) {
        assertEquals(shown, OmniDeskPriority.ofCanonical(priority).wireName());
    }

    @ParameterizedTest
    @CsvSource({"alta, high", "media, medium", "baja, low"})
    void eachPriorityIsStoredAsItsKnownName(String written, String priority) {
        assertEquals(priority, OmniDeskPriority.of(written).canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ALTA", "high", "alta\u0000"})
    void anythingElseIsRefused(String text) {
        assertThrows(HoopoeException.class, () -> OmniDeskPriority.of(text));
    }
}
