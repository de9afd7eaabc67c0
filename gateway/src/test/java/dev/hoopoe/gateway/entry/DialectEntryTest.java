package dev.hoopoe.gateway.entry;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.get;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class DialectEntryTest {

    private static final String HCALL_NOT_FOUND = "{\"message\":\"Route not found\",\"status\":false}";
    private static final String HCALL_UNAUTHORIZED = "{\"message\":\"Unauthorized\",\"status\":false}";
    private static final String API_KEY = "homa_" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "/hcall/api/auth/enter, auth",
        "/hcall/api/user/fetch?role=admin, directory",
        "/hcall/api/ticket/info?ticket_id=ticket_1, ticket",
        "/omnidesk/api/login, auth",
        "/omnidesk/api/users?active=1, directory",
        "/omnidesk/api/summary, ticket",
        "/omnidesk/api/conversations/7/messages, messaging",
    })
    void requestReachesTheServiceUnderItsFullPath(String path, String service) {
        var seen = new JsonObject(get(path).body());

        assertEquals(service, seen.getString("service"));
        assertEquals(path, seen.getString("uri"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/profile?x=/api/auth/1, directory, /auth/profile?x=/api/auth/1",
        "/api/auth/api-key, auth, /auth/api-key",
        "/api/auth/oauth/google/callback?state=a, auth, /auth/oauth/google/callback?state=a",
    })
    void secondSpellingReachesTheServiceAsTheFirst(String path, String service, String known) {
        var seen = new JsonObject(get(path).body());

        assertEquals(service, seen.getString("service"));
        assertEquals(known, seen.getString("uri"));
    }

    @ParameterizedTest
    @CsvSource({
        "hcall.example.com, /api/ticket/fetch?name=x, /hcall/api/ticket/fetch?name=x",
        "HCALL.example.com.:8000, /api/ticket/fetch, /hcall/api/ticket/fetch",
        "hcall.example.com, /hcall/api/ticket/fetch, /hcall/api/ticket/fetch",
        "omnidesk.example.com, /api/tickets/7, /omnidesk/api/tickets/7",
        "elsewhere.example.com, /api/tickets/7, /api/tickets/7",
    })
    void boundHostImpliesTheBasePath(String host, String address, String path) {
        var answer = ask("GET", address, host, "Authorization: Bearer " + token());

        assertEquals(path, bodyOf(answer).getString("uri"));
    }

    @Test
    void hostMayBeBoundToAnAccountBesides() {
        var answer = ask("POST", "/api/auth/register", "both.example.com", "Content-Length: 0");

        assertEquals("/hcall/api/auth/register", bodyOf(answer).getString("uri"));
        assertEquals("acme", bodyOf(answer).getJsonObject("headers").getString("x-hoopoe-account"));
    }

    @ParameterizedTest
    @CsvSource({
        "hcall.example.com, /auth/login",
        "hcall.example.com, /omnidesk/api/tickets",
        "hcall.example.com, /api/tickets",
        "hcall.example.com, /uptime",
        "hcall.example.com, /",
        "localhost, /hcall",
        "localhost, /hcall/api/nothing",
    })
    void whatHCallDoesNotOfferIsNoRoute(String host, String address) {
        var answer = ask("GET", address, host, "Authorization: Bearer " + token());

        assertEquals(404, RawHttp.statusOf(answer));
        assertTrue(answer.endsWith(HCALL_NOT_FOUND), answer);
    }

    @ParameterizedTest
    @CsvSource({"TRACE, /hcall/api/ticket/fetch", "POST, /hcall/health", "DELETE, /hcall/docs"})
    void methodThatHCallDoesNotTakeIsNoRoute(String method, String address) {
        var answer = ask(method, address, "localhost", "X: y");

        assertEquals(404, RawHttp.statusOf(answer));
        assertTrue(answer.endsWith(HCALL_NOT_FOUND), answer);
    }

    @Test
    void omniDeskRefusesInItsShape() {
        assertEquals("{\"detail\":\"Not Found\"}", get("/omnidesk/api/nothing").body());
        assertEquals(
                "{\"detail\":\"Unauthorized\"}",
                send(to("/omnidesk/api/tickets")).body());
        var traced = ask("TRACE", "/omnidesk/api/tickets", "localhost", "X: y");
        assertEquals(405, RawHttp.statusOf(traced));
        assertTrue(traced.endsWith("{\"detail\":\"Method Not Allowed\"}"), traced);
    }

    @ParameterizedTest
    @CsvSource({"/hcall/api/%2e%2e/x, localhost", "/hcall/api/%00, localhost", "/api/;x, hcall.example.com"})
    void addressThatCannotBeReadIsRefusedInTheDialectToo(String address, String host) {
        var answer = ask("GET", address, host, "X: y");

        assertEquals(400, RawHttp.statusOf(answer));
        assertEquals("Invalid data", bodyOf(answer).getString("message"));
        assertFalse(bodyOf(answer).getString("reason").isBlank());
        assertFalse(bodyOf(answer).getBoolean("status"));
    }

    @Test
    void basePathInAnotherSpellingIsTheSame() {
        var answer = ask("GET", "/%68call/api/user/fetch/", "localhost", "X: y");

        assertTrue(answer.endsWith(HCALL_UNAUTHORIZED), answer);
    }

    @Test
    void tooLargeBodyIsRefusedInTheDialect() {
        var length = "Content-Length: " + 26 * 1024 * 1024;
        var hcall = ask("POST", "/hcall/api/ticket/create", "localhost", length);
        var omnidesk = ask("POST", "/api/tickets", "omnidesk.example.com", length);

        assertEquals(413, RawHttp.statusOf(hcall));
        assertFalse(bodyOf(hcall).getBoolean("status"));
        assertEquals(413, RawHttp.statusOf(omnidesk));
        assertEquals(List.of("detail"), List.copyOf(bodyOf(omnidesk).fieldNames()));
    }

    @Test
    void serviceThatIsDownIsToldInTheDialect() {
        tell("ticket", "stop");
        var hcall = get("/hcall/api/ticket/count");
        var omnidesk = get("/omnidesk/api/summary");
        tell("ticket", "start");

        assertEquals(503, hcall.statusCode());
        assertEquals("Service Unavailable", new JsonObject(hcall.body()).getString("message"));
        assertTrue(hcall.headers().firstValue("Retry-After").isPresent());
        assertEquals(503, omnidesk.statusCode());
        assertEquals("{\"detail\":\"Service Unavailable\"}", omnidesk.body());
    }

    @Test
    void serviceThatHangsUpIsToldInTheDialect() {
        var answer = send(asking("/omnidesk/api/tickets", "hang-up"));

        assertEquals(502, answer.statusCode());
        assertEquals("{\"detail\":\"Bad Gateway\"}", answer.body());
    }

    @Test
    void serviceThatTakesTooLongIsToldInTheDialect() {
        var hcall = send(asking("/hcall/api/ticket/count", "silent"));
        var omnidesk = send(asking("/omnidesk/api/summary", "silent"));

        assertEquals(504, hcall.statusCode());
        assertEquals("Gateway Timeout", new JsonObject(hcall.body()).getString("message"));
        assertEquals(504, omnidesk.statusCode());
        assertEquals("{\"detail\":\"Gateway Timeout\"}", omnidesk.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "Bearer  ", "Token "})
    void hcallTakesTheSchemeLiterally(String scheme) {
        var answer = send(to("/hcall/api/ticket/count").header("Authorization", scheme + token()));

        assertEquals(401, answer.statusCode());
        assertEquals(HCALL_UNAUTHORIZED, answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hcall/api/ticket/count", "/omnidesk/api/summary"})
    void apiKeyOpensTheNativeDialectOnly(String path) {
        var before = tell("auth", "report").getInteger("exchanges");

        var answer = send(to(path).header("Authorization", "Bearer " + API_KEY));

        assertEquals(401, answer.statusCode());
        assertEquals(before, tell("auth", "report").getInteger("exchanges"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hcall/api/auth/enter",
                "/hcall/api/auth/register",
                "/hcall/api/master/create",
                "/hcall/api/master/delete",
                "/omnidesk/api/login"
            })
    void whoeverSignsInNeedsNoTokenAndIsAnsweredOutsideOfCaches(String path) {
        var answer =
                post(to(path).header("Authorization", "Bearer expired").header("Test-Behaviour", "odd-head"), "{}");

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        assertNull(new JsonObject(post(to(path).header("Authorization", "Bearer expired"), "{}")
                        .body())
                .getJsonObject("headers")
                .getString("authorization"));
    }

    @ParameterizedTest
    @CsvSource({"localhost, /hcall/health", "hcall.example.com, /health"})
    void healthIsToldInHCallsWords(String host, String address) {
        var answer = ask("GET", address, host, "X: y");

        assertEquals(200, RawHttp.statusOf(answer));
        assertTrue(answer.endsWith("{\"status\":\"ok\"}"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "hcall.example.com, /openapi.json, /api/ticket/info",
        "omnidesk.example.com, /openapi.json, /api/tickets/{ticket_id}",
        "omnidesk.example.com, /omnidesk/openapi.json, /api/tickets/{ticket_id}",
        "localhost, /openapi.json, /api/tickets/{id}",
    })
    void hostDescribesItsDialect(String host, String address, String path) {
        var answer = ask("GET", address, host, "X: y");

        assertTrue(bodyOf(answer).getJsonObject("paths").containsKey(path), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/hcall/docs", "/pages/docs.js", "/hcall/pages/docs.js"})
    void explorerWorksOnABoundHost(String address) {
        assertEquals(200, RawHttp.statusOf(ask("GET", address, "hcall.example.com", "X: y")));
    }

    private static String ask(String method, String address, String host, String header) {
        return RawHttp.once(method + " " + address + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n\r\n");
    }

    private static JsonObject bodyOf(String answer) {
        return new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
    }
}
