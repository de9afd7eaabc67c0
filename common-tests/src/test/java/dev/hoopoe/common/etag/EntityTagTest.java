package dev.hoopoe.common.etag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void tagIsStrongAndQuoted() throws JsonProcessingException {
        assertTrue(tagOf("{}").matches("\"[A-Za-z0-9_-]{22}\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":{\"c\":[1],\"d\":null}} | {\"a\":{\"d\":null,\"c\":[1]}}",
                "1.50 | 1.5",
                "1e2 | 100",
                "1e999999 | 10e999998",
                "-0.0 | 0",
            })
    void whatStorageMaySpellOtherwiseHasOneTag(String one, String other) throws JsonProcessingException {
        assertEquals(tagOf(one), tagOf(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":null} | {}",
                "{\"a\":null} | {\"a\":\"null\"}",
                "{\"a\":true} | {\"a\":\"true\"}",
                "[1,2] | [2,1]",
                "[[1],2] | [[1,2]]",
                "[\"a\",\"b\"] | [\"ab\"]",
                "[\"a\",\"b\"] | {\"a\":\"b\"}",
                "{\"a\":{\"b\":1}} | {\"a\":{},\"b\":1}",
                "[] | {}",
                "\"é\" | \"e\"",
            })
    void whatDiffersHasAnotherTag(String one, String other) throws JsonProcessingException {
        assertNotEquals(tagOf(one), tagOf(other));
    }

    private static String tagOf(String json) throws JsonProcessingException {
        return EntityTag.of(MAPPER.readTree(json));
    }
}
