package dev.hoopoe.common.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ErrorKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/hcall/api/ticket/fetch, HCALL",
        "/hcall, HCALL",
        "/omnidesk/api/login, OMNIDESK",
        "/omnidesks, HOMA",
        "/api/hcall/x, HOMA",
        "/, HOMA"
    })
    void dialectIsToldByTheBeginningOfThePath(String path, Dialect dialect) {
        assertEquals(dialect, Dialect.ofPath(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNAUTHENTICATED   | 401 | {\"message\":\"Unauthorized\",\"status\":false}",
                "FORBIDDEN         | 403 | {\"message\":\"User role not authorized for this endpoint\",\"status\":false}",
                "NOT_FOUND         | 404 | {\"message\":\"Route not found\",\"status\":false}",
                "METHOD_NOT_ALLOWED| 404 | {\"message\":\"Route not found\",\"status\":false}",
                "INVALID           | 400 | {\"message\":\"Invalid data\",\"reason\":\"why\",\"status\":false}",
                "CONFLICT          | 400 | {\"message\":\"Invalid data\",\"reason\":\"why\",\"status\":false}",
                "TOO_MANY_REQUESTS | 429 | {\"message\":\"Too Many Requests\",\"reason\":\"why\",\"status\":false}",
                "INTERNAL          | 500 | {\"message\":\"Internal server error\",\"reason\":\"why\",\"status\":false}"
            })
    void hcallRefusesInFlatBodies(ErrorKind kind, int status, String body) throws JsonProcessingException {
        var answer = Dialect.HCALL.refusal(kind, "why", Map.of());

        assertEquals(status, answer.status());
        assertEquals(mapper.readTree(body), mapper.valueToTree(answer.body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNAUTHENTICATED    | 401 | {\"detail\":\"Unauthorized\"}",
                "INVALID_CREDENTIALS| 401 | {\"detail\":\"Unauthorized\"}",
                "FORBIDDEN          | 403 | {\"detail\":\"Forbidden\"}",
                "NOT_FOUND          | 404 | {\"detail\":\"Not Found\"}",
                "MISSING            | 400 | {\"detail\":\"Bad Request\",\"errors\":{\"body\":[\"why\"]}}",
                "CONFLICT           | 400 | {\"detail\":\"Bad Request\",\"errors\":{\"body\":[\"why\"]}}",
                "UNAVAILABLE        | 503 | {\"detail\":\"Service Unavailable\"}"
            })
    void omniDeskRefusesWithADetail(ErrorKind kind, int status, String body) throws JsonProcessingException {
        var answer = Dialect.OMNIDESK.refusal(kind, "why", Map.of());

        assertEquals(status, answer.status());
        assertEquals(mapper.readTree(body), mapper.valueToTree(answer.body()));
    }

    @Test
    void omniDeskNamesTheFieldsThatAreWrong() throws JsonProcessingException {
        var answer = Dialect.OMNIDESK.refusal(ErrorKind.INVALID, "b: two; a: one", Map.of("b", "two", "a", "one"));

        assertEquals(
                mapper.readTree("{\"detail\":\"Bad Request\",\"errors\":{\"a\":[\"one\"],\"b\":[\"two\"]}}"),
                mapper.valueToTree(answer.body()));
    }
}
