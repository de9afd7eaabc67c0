package dev.hoopoe.common.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialectTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "/hcall/api/ticket/fetch, hcall",
        "/hcall, hcall",
        "/omnidesk/api/login, omnidesk",
        "/omnidesks, homa",
        "/netia/api/me, netia",
        "/api/hcall/x, homa",
        "/, homa"
    })
    void pathSelectsTheDialect(String path, String dialect) {
        assertEquals(dialect, Dialect.ofPath(path).name());
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
        var answer = Dialect.of("hcall").answer(ApiError.of(kind, "why"), null);

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
        var answer = Dialect.of("omnidesk").answer(ApiError.of(kind, "why"), null);

        assertEquals(status, answer.status());
        assertEquals(mapper.readTree(body), mapper.valueToTree(answer.body()));
    }

    @Test
    void omniDeskNamesTheFieldsThatAreWrong() throws JsonProcessingException {
        var answer = Dialect.of("omnidesk")
                .answer(ApiError.of(ErrorKind.INVALID, "b: two; a: one", Map.of("b", "two", "a", "one")), null);

        assertEquals(
                mapper.readTree("{\"detail\":\"Bad Request\",\"errors\":{\"a\":[\"one\"],\"b\":[\"two\"]}}"),
                mapper.valueToTree(answer.body()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID            | 400 | BAD_REQUEST",
                "MISSING            | 400 | BAD_REQUEST",
                "UNAUTHENTICATED    | 401 | UNAUTHORIZED",
                "INVALID_CREDENTIALS| 401 | UNAUTHORIZED",
                "INVALID_TOKEN      | 401 | UNAUTHORIZED",
                "FORBIDDEN          | 403 | FORBIDDEN",
                "NOT_FOUND          | 404 | NOT_FOUND",
                "CONFLICT           | 409 | CONFLICT",
                "KEY_REUSED         | 422 | KEY_REUSED",
                "TOO_MANY_REQUESTS  | 429 | TOO_MANY_REQUESTS",
                "INTERNAL           | 500 | INTERNAL_SERVER_ERROR"
            })
    void netiaRefusesWithStatusCodeAndMessage(ErrorKind kind, int status, String code) {
        var answer = Dialect.of("netia").answer(ApiError.of(kind, "why"), null);

        assertEquals(status, answer.status());
        assertEquals(
                mapper.valueToTree(Map.of("error", Map.of("status", status, "code", code, "message", "why"))),
                mapper.valueToTree(answer.body()));
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "MISSING", "CONFLICT"})
    void netiaNamesTheFieldsThatAreWrongInBothPlaces(ErrorKind kind) throws JsonProcessingException {
        var details = Map.of("user.email", "is taken", "user.metadata.a", "is not known", "label", "must not be blank");
        var answer = Dialect.of("netia").answer(ApiError.of(kind, "why", details), null);
        var errors = "{\"email\":[\"is taken\"],\"label\":[\"must not be blank\"],\"metadata.a\":[\"is not known\"]}";

        assertEquals(422, answer.status());
        assertEquals(
                mapper.readTree(
                        "{\"error\":{\"status\":422,\"code\":\"VALIDATION_ERROR\",\"message\":\"why\",\"errors\":"
                                + errors + "},\"errors\":" + errors + "}"),
                mapper.valueToTree(answer.body()));
    }

    @Test
    void bodyThatCannotBeReadIsABadRequestOfNetia() {
        var answer = Dialect.of("netia")
                .answer(ApiError.of(ErrorKind.INVALID, "why", Map.of("body", "is not readable JSON")), null);

        assertEquals(400, answer.status());
    }

    @Test
    void nativeDialectComesFirstAndEachIsFoundByItsName() {
        var dialects = Dialect.all();

        assertTrue(dialects.get(0).isNative());
        assertEquals(
                List.of("homa", "hcall", "netia", "omnidesk", "sample"),
                dialects.stream().map(Dialect::name).toList());
        dialects.forEach(
                dialect -> assertSame(dialect, Dialect.of(dialect.name().toUpperCase(Locale.ROOT))));
        assertThrows(IllegalArgumentException.class, () -> Dialect.of("klingon"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, /auth/login",
        "/api/auth, /auth",
        "/api/authority, /api/authority",
        "/hcall/api/auth/enter, /hcall/api/auth/enter",
        "/netia/api/v1/me, /netia/api/me",
        "/netia/api/v1, /netia/api",
        "/netia/api/v10/me, /netia/api/v10/me",
        "/netia/api/swagger, /netia/docs"
    })
    void secondSpellingIsReplaced(String path, String known) {
        assertEquals(known, Dialect.ofPath(path).withoutAliases(path));
    }
}
