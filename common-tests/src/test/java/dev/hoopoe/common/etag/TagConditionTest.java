package dev.hoopoe.common.etag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.HoopoeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagConditionTest {

    private static final String TAG = "\"a\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\" | true",
                "\"b\" | false",
                "W/\"a\" | true",
                "W/\"b\" | false",
                "\"b\", \"a\" | true",
                "\"b\" ,, \"a\" | true",
                "\"b\",W/\"a\" | true",
                "\"b,\\\",\"a\" | true",
                "` * ` | true",
                "\"\" | false"
            })
    void tagIsLookedForInTheList(String header, boolean found) {
        assertEquals(found, TagCondition.parse("If-Match", List.of(header)).matches(TAG));
    }

    @Test
    void severalFieldsAreOneList() {
        assertEquals(true, TagCondition.parse("If-Match", List.of("\"b\"", TAG)).matches(TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "\"a", "a\"", "\"a\" \"b\"", "\"a\";", "w/\"a\"", "*,\"a\"", "\"a b\"", "**"})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThrows(HoopoeException.class, () -> TagCondition.parse("If-Match", List.of(header)));
    }
}
