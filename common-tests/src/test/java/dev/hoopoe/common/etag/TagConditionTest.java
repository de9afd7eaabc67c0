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
                "\"a\" | true | true",
                "\"b\" | false | false",
                "W/\"a\" | false | true",
                "\"b\", \"a\" | true | true",
                "\"b\" ,, \"a\" | true | true",
                "\"b\",W/\"a\" | false | true",
                "\"b,\\\",\"a\" | true | true",
                "` * ` | true | true",
                "\"\" | false | false"
            })
    void tagIsLookedForInTheList(String header, boolean strongly, boolean weakly) {
        var condition = TagCondition.parse("If-Match", List.of(header));

        assertEquals(strongly, condition.holdsStrongly(TAG));
        assertEquals(weakly, condition.holdsWeakly(TAG));
    }

    @Test
    void severalFieldsAreOneList() {
        assertEquals(true, TagCondition.parse("If-Match", List.of("\"b\"", TAG)).holdsStrongly(TAG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "\"a", "a\"", "\"a\" \"b\"", "\"a\";", "w/\"a\"", "*,\"a\"", "\"a b\"", "**"})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThrows(HoopoeException.class, () -> TagCondition.parse("If-Match", List.of(header)));
    }
}
