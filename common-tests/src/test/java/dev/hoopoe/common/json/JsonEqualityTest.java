package dev.hoopoe.common.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e2               | 100               | true",
                "{\"a\":[1.50]}    | {\"a\":[1.5]}     | true",
                "12345678901234567 | 12345678901234568 | false",
                "\"1\"             | 1                 | false",
                "{\"a\":1}         | {\"a\":1,\"b\":2} | false",
            })
    void numbersAreComparedByValue(String one, String other, boolean equal) throws JsonProcessingException {
        assertEquals(equal, JsonEquality.equal(MAPPER.readTree(one), MAPPER.readTree(other)));
    }
}
