package dev.hoopoe.common.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-10-29T12:34:56Z,          2025-10-29T12:34:56Z",
        "2025-10-29T12:34:56,           2025-10-29T12:34:56Z",
        "2025-10-29T12:34:56+02:00,     2025-10-29T10:34:56Z",
        "2025-10-29T23:34:56-03:30,     2025-10-30T03:04:56Z",
        "2025-10-29T12:34:56.987Z,      2025-10-29T12:34:56Z",
        "2025-10-29T12:34:56.987654321, 2025-10-29T12:34:56Z",
    })
    void timesAreReadWithZoneOffsetOrNeither(String text, Instant read) {
        assertEquals(read, DialectTime.parse(text, "due_at"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2025-10-29",
                "2025-10-29 12:34:56",
                "2025-10-29T12:34",
                "2025-02-30T12:34:56Z",
                "2025-10-29T25:34:56Z",
                "2025-10-29T12:34:60Z",
                "2025-10-29T12:34:56+99:00",
                "2025-10-29T12:34:56Zulu",
                "2025-10-29t12:34:56z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+10:00",
                "+12025-10-29T12:34:56Z",
                "9999-12-31T23:59:59-01:00",
                "1761741296"
            })
    void anythingElseIsRefusedUnderItsField(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> DialectTime.parse(text, "due_at"));

        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertEquals(Set.of("due_at"), refusal.details().keySet());
    }

    @Test
    void shownTimesHaveWholeSeconds() {
        var shown = DialectTime.shown(Instant.parse("2025-10-29T12:34:56.789Z"));

        assertEquals("2025-10-29T12:34:56Z", shown.toString());
    }

    @Test
    void noTimeStaysNone() {
        assertNull(DialectTime.shown(null));
        assertNull(DialectTime.parse(null, "due_at"));
    }
}
