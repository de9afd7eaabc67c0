package dev.hoopoe.common.field;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "a{3} 3",
                "a{2,5}b 6",
                "a{7,} 7",
                "[a-z(]{10} 10",
                "[]a(]{10} 10",
                "[[:alpha:](]{10} 10",
                "[^\\](]{10} 10",
                "\\({10} 10",
                "(a{10}){10} 110",
                "((a{10}){10}){10} 1110",
                "(a{10}[)]){10} 120",
            })
    void repetitionsMultiply(String regex, long size) {
        assertEquals(size, RegexSize.of(regex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((a{1000}){1000}){1000}){1000}",
                "((a{1000}\\Q)\\E){1000})",
                "((a{1000}[)]){1000})",
                "((a{1000}[[:alpha:])]){1000})",
                "((a{1000}\\)){1000})",
                "(?:(?:a{1000})+){1000}",
                "(((a{1000}){1000}",
            })
    void regexThatWouldTakeAllMemoryIsRefused(String regex) {
        assertTrue(RegexSize.of(regex) > 1_000_000);
        assertThrows(
                HoopoeException.class,
                () -> new FieldDefinition("it", FieldType.STRING, "regex:" + regex, FieldVisibility.EVERYONE));
    }

    @Test
    void depthOverflowsNothing() {
        var regex = "(".repeat(100) + "a" + "){1000}".repeat(100);

        assertTrue(RegexSize.of(regex) > 1_000_000);
    }

    @Test
    void longClassIsOneStep() {
        assertEquals(1, RegexSize.of("[" + "a".repeat(1000) + "]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z0-9._%+-]{1,64}@([a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}",
                "[A-Z]{2}\\d{2}[A-Z0-9]{4}\\d{7}([A-Z0-9]?){0,16}",
                "\\d{4}-\\d{2}-\\d{2}",
                ".{0,1000}"
            })
    void regexOfUseIsTaken(String regex) {
        assertDoesNotThrow(
                () -> new FieldDefinition("it", FieldType.STRING, "regex:" + regex, FieldVisibility.EVERYONE));
    }
}
