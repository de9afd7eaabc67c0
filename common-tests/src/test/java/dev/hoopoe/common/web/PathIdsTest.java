package dev.hoopoe.common.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathIdsTest {

    @Test
    void idIsReadFromItsDigits() {
        assertEquals(42, PathIds.integer("42", "Ticket"));
        assertEquals(Long.MAX_VALUE, PathIds.integer("9223372036854775807", "Ticket"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "1.0", "1e3", "1 ", "0x1", "--1", "٣", "1\u0000"})
    void whatIsNoIntegerIsInvalid(String text) {
        assertEquals(ErrorKind.INVALID, refusalOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775808", "99999999999999999999999999999", "-99999999999999999999"})
    void integerThatNoIdCanBeIsNotFound(String text) {
        assertEquals(ErrorKind.NOT_FOUND, refusalOf(text));
    }

    @Test
    void uuidIsReadInEitherCase() {
        var id = UUID.randomUUID();

        assertEquals(id, PathIds.uuid(id.toString()));
        assertEquals(id, PathIds.uuid(id.toString().toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @NullSource
    @CsvSource({"1-1-1-1-1", "''", "0123456789abcdef0123456789abcdef", "00000000-0000-0000-0000-00000000000x"})
    void whatIsNoUuidIsInvalid(String text) {
        var refusal = assertThrows(HoopoeException.class, () -> PathIds.uuid(text, "client_id"));

        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertEquals("must be a UUID", refusal.details().get("client_id"));
    }

    private static ErrorKind refusalOf(String text) {
        return assertThrows(HoopoeException.class, () -> PathIds.integer(text, "Ticket"))
                .kind();
    }
}
