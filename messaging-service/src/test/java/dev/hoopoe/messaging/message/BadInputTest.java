package dev.hoopoe.messaging.message;

import static dev.hoopoe.messaging.testing.TicketFixture.aTicket;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;

import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a caller sends to the endpoints that take a body: 400 or 404 in the envelope, never 500. */
@QuarkusTest
class BadInputTest extends MessagingTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    static Stream<String> bodiesThatAreNoRequest() {
        return Stream.of(
                "",
                " ",
                "null",
                "[]",
                "{}",
                "true",
                "42",
                "\"text\"",
                "{",
                "{\"body\":",
                "{\"ticket_id\":1,\"body\":\"x\"}}",
                "{\"ticket_id\":1,\"body\":\"x\"} {}",
                "\u0000",
                "{'body':'x'}",
                "[".repeat(200),
                "{\"a\":".repeat(200));
    }

    static Stream<String> textsThatAreNone() {
        return Stream.of(
                "null",
                "\"\"",
                "\"   \"",
                "\"\\n\\t\"",
                "1",
                "1.5",
                "true",
                "[]",
                "[\"x\"]",
                "{}",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"a\\udc00b\"",
                "\"\\ud800\\ud800\"");
    }

    static Stream<String> ticketIdsThatAreNone() {
        return Stream.of(
                "null",
                "\"1\"",
                "\"abc\"",
                "\"\"",
                "1.5",
                "1e400",
                "-1",
                "0",
                "9223372036854775807",
                "9223372036854775808",
                "9".repeat(900),
                "true",
                "[]",
                "[1]",
                "{}");
    }

    static Stream<String> authorsThatAreNone() {
        return Stream.of(
                "\"\"",
                "\"abc\"",
                "1",
                "true",
                "[]",
                "{}",
                "\"00000000-0000-0000-0000-00000000000\"",
                "\"00000000-0000-0000-0000-000000000000\"",
                "\"zzzzzzzz-0000-0000-0000-000000000000\"",
                "\"\\u0000\"",
                "\"AAAAAAAAAAAAAAAAAAAAAA==\"");
    }

    private void assertRefused(String method, String path, String body) {
        asAdministrator()
                .body(body)
                .request(method, path)
                .then()
                .statusCode(oneOf(400, 404))
                .body("success", equalTo(false))
                .body("data.error", oneOf("invalid_input", "missing_required", "not_found"))
                .body("data.message", notNullValue());
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoRequest")
    void bodyThatIsNoRequest(String body) {
        var ticket = known(aTicket());
        assertRefused("POST", "/api/messages", body);
        assertRefused("POST", "/api/channels", body);
        assertRefused("PUT", "/api/messages/1", body);
        assertRefused("POST", "/api/tickets/" + ticket.id() + "/messages", body);
        assertRefused("PUT", "/api/tickets/" + ticket.id() + "/" + ticket.secret() + "/message", body);
        assertRefused("POST", "/api/agent/tickets/" + ticket.id() + "/reply", body);
    }

    @ParameterizedTest
    @MethodSource("textsThatAreNone")
    void textThatIsNone(String text) {
        var ticket = known(aTicket());
        assertRefused("POST", "/api/messages", "{\"ticket_id\":%d,\"body\":%s}".formatted(ticket.id(), text));
        assertRefused("POST", "/api/agent/tickets/" + ticket.id() + "/reply", "{\"message\":%s}".formatted(text));
        assertRefused(
                "POST",
                "/api/tickets/" + ticket.id() + "/messages",
                "{\"secret\":\"%s\",\"message\":%s}".formatted(ticket.secret(), text));
        assertRefused(
                "POST",
                "/api/tickets/" + ticket.id() + "/messages",
                "{\"secret\":%s,\"message\":\"x\"}".formatted(text));
        assertRefused(
                "PUT",
                "/api/tickets/" + ticket.id() + "/" + ticket.secret() + "/message",
                "{\"message\":%s}".formatted(text));
        assertRefused("POST", "/api/channels", "{\"name\":%s}".formatted(text));
    }

    @ParameterizedTest
    @MethodSource("ticketIdsThatAreNone")
    void ticketIdThatIsNone(String id) {
        assertRefused("POST", "/api/messages", "{\"ticket_id\":%s,\"body\":\"x\"}".formatted(id));
    }

    @ParameterizedTest
    @MethodSource("authorsThatAreNone")
    void authorThatIsNone(String author) {
        var ticket = known(aTicket());
        for (var field : new String[] {"user_id", "client_id"}) {
            assertRefused(
                    "POST",
                    "/api/messages",
                    "{\"ticket_id\":%d,\"body\":\"x\",\"%s\":%s}".formatted(ticket.id(), field, author));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "1.5", "-1", "0", "99999999999999999999", "1%00", "%F0%9F%98%80", "1'", "%20", "0x1"})
    void idInThePathThatIsNone(String id) {
        asAdministrator()
                .urlEncodingEnabled(false)
                .get("/api/messages/" + id)
                .then()
                .statusCode(oneOf(400, 404))
                .body("success", equalTo(false));
        asAdministrator()
                .urlEncodingEnabled(false)
                .body("{\"message\":\"x\"}")
                .post("/api/agent/tickets/" + id + "/reply")
                .then()
                .statusCode(oneOf(400, 404))
                .body("success", equalTo(false));
        anonymous()
                .urlEncodingEnabled(false)
                .body("{\"message\":\"x\"}")
                .put("/api/tickets/" + id + "/" + SECRET + "/message")
                .then()
                .statusCode(oneOf(400, 404))
                .body("success", equalTo(false));
    }
}
