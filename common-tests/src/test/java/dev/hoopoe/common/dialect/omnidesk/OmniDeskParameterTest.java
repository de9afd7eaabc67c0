package dev.hoopoe.common.dialect.omnidesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OmniDeskParameterTest {

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "+7, 7",
        "007, 7",
        "-1, 0",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "-99999999999999999999, 0",
    })
    void numberThatNothingCanHaveIsOneThatNothingHas(String text, long number) {
        assertEquals(number, OmniDeskParameter.number(text, "client_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1.5", "1e3", "١", "0x1", "--1"})
    void whatIsNoIntegerIsRefusedUnderItsName(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> OmniDeskParameter.number(text, "client_id"));

        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertEquals(Set.of("client_id"), refusal.details().keySet());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "1, true", "false, false", "FALSE, false", "0, false"})
    void flagIsAWordOrADigit(String text, boolean flag) {
        assertEquals(flag, OmniDeskParameter.flag(text, "active"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "2", "true "})
    void whatIsNoFlagIsRefusedUnderItsName(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> OmniDeskParameter.flag(text, "active"));

        assertEquals(Set.of("active"), refusal.details().keySet());
    }

    @Test
    void whatIsNotGivenIsNotRead() {
        assertNull(OmniDeskParameter.number(null, "client_id"));
        assertNull(OmniDeskParameter.flag(null, "active"));
    }
}
