package dev.hoopoe.gateway.entry;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.get;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.route.OddAddresses;
import dev.hoopoe.gateway.testing.GatewayClient;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RequestPipelineTest {

    private static final List<String> NEIGHBOURS = List.of("auth", "directory", "ticket", "messaging");

    @ParameterizedTest
    @CsvSource({
        "/auth/anything, auth",
        "/auth/profile, directory",
        "/api/clients/5, directory",
        "/api/tickets/7, ticket",
        "/api/tickets/7/messages, messaging",
        "/api/channels, messaging",
    })
    void requestReachesTheServiceThatOwnsThePath(String path, String service) {
        var answer = get(path);

        assertEquals(200, answer.statusCode());
        assertEquals(service, new JsonObject(answer.body()).getString("service"));
        assertEquals(path, new JsonObject(answer.body()).getString("uri"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/index.html", "/internal/token", "/q/health/ready", "/q/metrics", "/API/tickets", "/nothing"})
    void whatNoServiceOffersIsNotFound(String path) {
        var answer = get(path);

        assertEquals(404, answer.statusCode());
        assertEquals("not_found", errorOf(answer));
    }

    @Test
    void noOddSpellingReachesAnyService() {
        var before = receivedByAll();
        var token = GatewayClient.token();

        var statuses = OddAddresses.ALL.stream()
                .filter(address -> !address.isEmpty())
                .map(address -> RawHttp.statusOf(RawHttp.get(address, token)))
                .filter(status -> status != 400 && status != 404)
                .toList();

        assertEquals(List.of(), statuses);
        assertEquals(before, receivedByAll());
    }

    @Test
    void oddAddressIsAnsweredInTheEnvelope() {
        var answer = RawHttp.get("/api/%2e%2e/internal/token", GatewayClient.token());

        assertTrue(answer.contains("\"error\":\"invalid_input\""), answer);
    }

    @Test
    void anotherMethodThanTheUsualOnesIsRefused() {
        var answer = RawHttp.once("TRACE /api/tickets HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertEquals(405, RawHttp.statusOf(answer));
    }

    @Test
    void twoHostsAreRefused() {
        var answer = RawHttp.once("GET /uptime HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");

        assertEquals(400, RawHttp.statusOf(answer));
    }

    @Test
    void bodyInAnUnknownEncodingIsRefused() {
        var answer = RawHttp.once(
                "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");

        assertEquals(400, RawHttp.statusOf(answer));
    }

    @Test
    void headersLargerThanTheLimitAreRefusedInTheEnvelope() {
        var answer = send(to("/uptime").header("X", "x".repeat(20_000)));

        assertEquals(431, answer.statusCode());
        assertEquals("invalid_input", errorOf(answer));
    }

    @Test
    void addressLongerThanTheLimitIsRefusedInTheEnvelope() {
        var answer = send(to("/uptime?" + "x".repeat(9_000)));

        assertEquals(414, answer.statusCode());
        assertEquals("invalid_input", errorOf(answer));
    }

    @Test
    void headThatTheServerItselfRefusesIsRefusedCleanly() {
        var answer = RawHttp.once("GET /uptime HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");

        assertEquals(431, RawHttp.statusOf(answer));
    }

    /** The HTTP server refuses it before any of our code sees it: without a body, but without a fault. */
    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%", "/api/%ff%zz", "/a?b=%"})
    void addressThatCannotBeDecodedIsRefusedCleanly(String address) {
        assertEquals(400, RawHttp.statusOf(RawHttp.get(address, GatewayClient.token())));
    }

    @Test
    void clientCannotSetWhatOnlyTheGatewayVouchesFor() {
        var answer = RawHttp.once("GET /api/tickets HTTP/1.1\r\nHost: desk.example.com\r\n"
                + "Authorization: bearer " + GatewayClient.token() + "\r\n"
                + "X-Hoopoe-Account: other\r\nx-hoopoe-user: root\r\n"
                + "X-Forwarded-For: 8.8.8.8\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\nForwarded: for=8.8.8.8\r\n"
                + "X-Real-IP: 8.8.8.8\r\nTE: trailers\r\nKeep-Alive: 5\r\nUpgrade: websocket\r\nProxy-Authorization: x\r\n"
                + "Connection: X-Private\r\nX-Private: 1\r\nX-Own: kept\r\n\r\n");

        var headers = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).getJsonObject("headers");
        assertEquals("127.0.0.1", headers.getString("x-forwarded-for"));
        assertEquals("http", headers.getString("x-forwarded-proto"));
        assertEquals("desk.example.com", headers.getString("x-forwarded-host"));
        assertEquals("kept", headers.getString("x-own"));
        assertTrue(headers.getString("authorization").startsWith("Bearer ey"));
        Stream.of(
                        "x-hoopoe-account",
                        "x-hoopoe-user",
                        "x-forwarded-port",
                        "forwarded",
                        "x-real-ip",
                        "te",
                        "keep-alive",
                        "upgrade",
                        "proxy-authorization",
                        "connection",
                        "x-private")
                .forEach(name -> assertNull(headers.getString(name), name));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.localhost:8000, acme",
        "ACME.localhost., acme",
        "b.example.com, b",
        "elsewhere.example.com,",
        "localhost,",
    })
    void anonymousRequestNamesTheAccountThatItsHostIsBoundToAndNoOther(String host, String account) {
        var answer = RawHttp.once("POST /api/tickets HTTP/1.1\r\nHost: " + host
                + "\r\nX-Hoopoe-Account: other\r\nContent-Length: 2\r\n\r\n{}");

        var headers = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n"))).getJsonObject("headers");
        assertEquals(account, headers.getString("x-hoopoe-account"));
        assertNull(headers.getString("authorization"));
    }

    @Test
    void safeRequestIdIsKeptUpAndDown() {
        var answer = send(asking("/api/tickets", "echo").header("X-Request-Id", "my-id.1_A"));

        assertEquals(List.of("my-id.1_A"), answer.headers().allValues("X-Request-Id"));
        assertEquals(
                "my-id.1_A",
                new JsonObject(answer.body()).getJsonObject("headers").getString("x-request-id"));
    }

    @Test
    void unsafeRequestIdIsReplaced() {
        var answer = send(to("/uptime").header("X-Request-Id", "<script>"));

        assertTrue(answer.headers().firstValue("X-Request-Id").orElseThrow().matches("[0-9a-f-]{36}"));
    }

    @Test
    void refusalCarriesARequestIdToo() {
        assertTrue(send(to("/nothing")).headers().firstValue("X-Request-Id").isPresent());
        assertTrue(send(to("/api/tickets")).headers().firstValue("X-Request-Id").isPresent());
    }

    @Test
    void headersOfTheServiceThatAreNobodysBusinessStayInside() {
        var answer = send(asking("/api/tickets", "odd-head").header("X-Request-Id", "mine"));

        var headers = answer.headers();
        Stream.of(
                        "Server",
                        "X-Powered-By",
                        "X-Hoopoe-Inner",
                        "Keep-Alive",
                        "X-Only-Here",
                        "Access-Control-Allow-Origin")
                .forEach(name -> assertTrue(headers.firstValue(name).isEmpty(), name));
        assertEquals(List.of("mine"), headers.allValues("X-Request-Id"));
        assertEquals(List.of("nosniff"), headers.allValues("X-Content-Type-Options"));
        assertEquals(List.of("\"7\""), headers.allValues("ETag"));
        assertEquals(List.of("public, max-age=600"), headers.allValues("Cache-Control"));
    }

    @Test
    void nothingThatAuthServiceSaysToACallerIsKept() {
        var answer = send(asking("/auth/anything", "odd-head"));

        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
    }

    @Test
    void publicKeysMayBeKept() {
        var answer = send(to("/.well-known/jwks.json").header("Test-Behaviour", "odd-head"));

        assertEquals(List.of("public, max-age=600"), answer.headers().allValues("Cache-Control"));
    }

    @Test
    void refusedPostLeavesItsConnectionUsable() {
        try (var http = new RawHttp()) {
            http.write("POST /api/clients HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
                    + "GET /uptime HTTP/1.1\r\nHost: localhost\r\n\r\n");

            var refused = http.readAnswer();
            var next = http.readAnswer();

            assertEquals(401, RawHttp.statusOf(refused));
            assertEquals(200, RawHttp.statusOf(next));
        }
    }

    @Test
    void loginIsOpenToAnyone() {
        var answer = post(to("/auth/login"), "{}");

        assertEquals(200, answer.statusCode());
        assertFalse(new JsonObject(answer.body()).getJsonObject("headers").containsKey("authorization"));
    }

    private static int receivedByAll() {
        return NEIGHBOURS.stream()
                .mapToInt(neighbour -> tell(neighbour, "report").getInteger("received"))
                .sum();
    }
}
