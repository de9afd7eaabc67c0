package dev.hoopoe.common.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT    | 5                            | 5",
                "INT    | \"5\"                        | 5",
                "INT    | \" -5 \"                     | -5",
                "INT    | 5.0                          | 5",
                "INT    | 9223372036854775807          | 9223372036854775807",
                "FLOAT  | 2                            | 2.0",
                "FLOAT  | \"2.5\"                      | 2.5",
                "FLOAT  | 1e3                          | 1000.0",
                "DATE   | \"2025-01-31\"               | \"2025-01-31T00:00:00Z\"",
                "DATE   | \"2025-01-31 12:30:00\"      | \"2025-01-31T12:30:00Z\"",
                "DATE   | \"2025-01-31T12:30:00Z\"     | \"2025-01-31T12:30:00Z\"",
                "DATE   | \"2025-01-31T12:30:00+02:00\"| \"2025-01-31T10:30:00Z\"",
                "STRING | \"ü\"                        | \"ü\"",
                "STRING | 5                            | \"5\"",
                "STRING | true                         | \"true\"",
            })
    void valueBecomesWhatTheTypeHolds(FieldType type, String value, String expected) throws JsonProcessingException {
        assertEquals(expected, type.cast("field", json(value)).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT    | 5.5",
                "INT    | \"five\"",
                "INT    | \"\"",
                "INT    | true",
                "INT    | [5]",
                "INT    | 9223372036854775808",
                "INT    | 1e400",
                "FLOAT  | \"x\"",
                "FLOAT  | \"NaN\"",
                "FLOAT  | 1e400",
                "FLOAT  | {}",
                "DATE   | 20250131",
                "DATE   | \"31.01.2025\"",
                "DATE   | \"2025-02-30\"",
                "DATE   | \"+12025-01-01T00:00:00Z\"",
                "STRING | {}",
                "STRING | []",
            })
    void valueThatCannotBeReadNamesTheField(FieldType type, String value) {
        var refusal = assertThrows(HoopoeException.class, () -> type.cast("level", json(value)));

        assertEquals(ErrorKind.INVALID, refusal.kind());
        assertTrue(refusal.details().containsKey("level"));
    }

    @ParameterizedTest
    @EnumSource
    void nullStaysNull(FieldType type) {
        assertEquals(NullNode.instance, type.cast("field", NullNode.instance));
    }

    @ParameterizedTest
    @EnumSource
    void typeIsReadByItsLabel(FieldType type) {
        assertEquals(type, FieldType.of(type.wireName()));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
