package dev.hoopoe.systemtests;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.hoopoe.local.Suite;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hostile and clumsy input: refused in the envelope, with a status that blames the caller, and never a 500. */
@ExtendWith(RunningSuite.class)
class BadInputIT {

    private static final List<String> WRITES = List.of(
            "POST /auth/login",
            "POST /auth/refresh",
            "POST /api/tickets",
            "POST /api/clients",
            "POST /api/departments",
            "POST /api/users",
            "POST /api/messages",
            "POST /api/channels",
            "POST /api/tickets/1/messages",
            "POST /api/agent/tickets/1/reply",
            "PUT /api/agent/tickets/1/status");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "null",
            "\"text\"",
            "42",
            "{} {}",
            "{\"title\":{},\"name\":[],\"email\":{},\"password\":[],\"refresh_token\":{},\"ticket_id\":{},\"body\":{},\"message\":[],\"status\":{}}",
            "{\"title\":1,\"name\":2,\"email\":3,\"password\":4,\"refresh_token\":5,\"ticket_id\":\"x\",\"body\":6,\"message\":7,\"status\":8}",
            "{\"title\":null,\"name\":null,\"email\":null,\"password\":null,\"refresh_token\":null,\"ticket_id\":null,\"body\":null,\"message\":null,\"status\":null}",
            "{\"title\":\"\",\"name\":\"\",\"email\":\"\",\"password\":\"\",\"refresh_token\":\"\",\"ticket_id\":-1,\"body\":\"\",\"message\":\"\",\"status\":\"\"}",
            "{\"title\":\"a\\u0000b\",\"name\":\"a\\u0000b\",\"email\":\"a\\u0000b\",\"password\":\"a\\u0000b\",\"refresh_token\":\"a\\u0000b\",\"body\":\"a\\u0000b\",\"message\":\"a\\u0000b\",\"status\":\"a\\u0000b\"}",
            "{\"title\":\"\\ud800\",\"name\":\"\\ud800\",\"email\":\"\\ud800\",\"password\":\"\\ud800\",\"refresh_token\":\"\\ud800\",\"body\":\"\\ud800\",\"message\":\"\\ud800\",\"status\":\"\\ud800\"}",
            "{\"ticket_id\":99999999999999999999999,\"title\":1e400,\"name\":1e400,\"department_ids\":[99999999999999999999],\"department_id\":1e400,\"message\":-1,\"body\":-1}",
            "{\"title\":\"%s\",\"name\":\"%1$s\",\"email\":\"%1$s\",\"password\":\"%1$s\",\"status\":\"%1$s\",\"refresh_token\":\"%1$s\"}"
                    .formatted("x".repeat(100_000)),
            "[".repeat(100_000));

    private static final Set<String> LOGINS = Set.of("POST /auth/login", "POST /auth/refresh");

    private static final List<String> READS = List.of(
            "/api/tickets/abc",
            "/api/tickets/-1",
            "/api/tickets/0",
            "/api/tickets/99999999999999999999999",
            "/api/tickets/1.5",
            "/api/tickets/%00",
            "/api/tickets/%F0%9F%90%A6",
            "/api/clients/not-a-uuid",
            "/api/clients/00000000-0000-0000-0000-000000000000",
            "/api/users/1",
            "/api/departments/-5",
            "/api/departments/99999999999999999999",
            "/api/messages/x",
            "/api/messages/9223372036854775807",
            "/api/channels/" + "x".repeat(500),
            "/api/channels/%00",
            "/api/nothing",
            "/nothing",
            "/internal/users/1",
            "/q/metrics",
            "/api/messages?ticket_id=abc",
            "/api/tickets?status=nonsense",
            "/api/tickets?department_id=abc");

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;

    BadInputIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void logIn() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
    }

    @TestFactory
    Stream<DynamicTest> everyWriteRefusesEveryBadBody() {
        return WRITES.stream()
                .flatMap(write -> BODIES.stream()
                        .map(body -> DynamicTest.dynamicTest(write + " " + shortened(body), () -> {
                            var parts = write.split(" ", 2);
                            administrator
                                    .request()
                                    .body(body)
                                    .request(parts[0], parts[1])
                                    .then()
                                    .statusCode(isTooLarge(write, body) ? is(413) : oneOf(400, 401, 404))
                                    .body("success", equalTo(false))
                                    .body("data.error", notNullValue())
                                    .body("data.message", notNullValue());
                        })));
    }

    /** Where credentials travel, 16 KiB are all that is read (docs/decisions/0034). */
    private static boolean isTooLarge(String write, String body) {
        return LOGINS.contains(write) && body.length() > 16 * 1024;
    }

    @TestFactory
    Stream<DynamicTest> everyReadRefusesEveryBadAddress() {
        return READS.stream()
                .map(path -> DynamicTest.dynamicTest(
                        shortened(path),
                        () -> administrator
                                .request()
                                .urlEncodingEnabled(false)
                                .get(path)
                                .then()
                                .statusCode(oneOf(400, 404))
                                .body("success", equalTo(false))
                                .body("data.error", notNullValue())));
    }

    @TestFactory
    Stream<DynamicTest> oddPagesCountAsAbsentOrAreEmpty() {
        return Stream.of(
                        "/api/tickets",
                        "/api/clients",
                        "/api/departments",
                        "/api/users",
                        "/api/messages",
                        "/api/channels")
                .flatMap(list -> Stream.of("page=-1", "page=x", "limit=0", "limit=-5", "limit=1e9", "page=1.5")
                        .map(query -> list + "?" + query))
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> administrator
                                .get(path)
                                .statusCode(200)
                                .body("data.page", equalTo(1))
                                .body("data.limit", equalTo(20))));
    }

    @Test
    void aPageFarPastTheEndIsEmptyAndKeepsItsTotal() {
        administrator.createClient("One");

        administrator
                .get("/api/clients?page=1000000000&limit=1000")
                .statusCode(200)
                .body("data.data.size()", equalTo(0))
                .body("data.limit", equalTo(100))
                .body("data.total", notNullValue());
    }

    @Test
    void aBodyAboveTheLimitIs413InTheEnvelope() {
        administrator
                .request()
                .body("{\"name\":\"" + "x".repeat(1024 * 1024) + "\"}")
                .post("/api/clients")
                .then()
                .statusCode(413)
                .body("data.error", equalTo("invalid_input"));
    }

    @Test
    void aWrongContentTypeOrMethodIsRefusedInTheEnvelope() {
        administrator
                .request()
                .contentType("text/plain")
                .body("{}")
                .post("/api/clients")
                .then()
                .statusCode(415)
                .body("success", equalTo(false));
        administrator
                .request()
                .body("{}")
                .patch("/api/clients")
                .then()
                .statusCode(405)
                .body("success", equalTo(false));
    }

    @Test
    void forgedAndForeignTokensAreRefused() {
        var good = administrator.token();
        for (var token : List.of(
                "x",
                "a.b.c",
                good.substring(0, good.length() - 4) + "AAAA",
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + good.split("\\.", -1)[1] + ".")) {
            anybody.withToken(token).get("/api/tickets").statusCode(401).body("data.error", equalTo("unauthorized"));
            anybody.withToken(token).post("/api/tickets", "{}").statusCode(401);
        }
        anybody.get("/api/tickets").statusCode(401);
        anybody.get("/api/users").statusCode(lessThan(500));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "… (" + text.length() + ")";
    }
}
