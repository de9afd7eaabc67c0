package dev.hoopoe.gateway.ratelimit;

import static dev.hoopoe.gateway.testing.GatewayClient.asking;
import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.clientip.ClientAddresses;
import dev.hoopoe.gateway.ratelimit.Quotas.Quota;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has limiters of its own, whose time stands still. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RateLimitedRequestsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ManualTime time = new ManualTime();

    @Inject
    ClientAddresses addresses;

    @Inject
    MeterRegistry meters;

    private void limit(Quotas quotas) {
        QuarkusMock.installMockForType(new RateLimiter(quotas, addresses, () -> 1, time, meters), RateLimiter.class);
    }

    @Test
    void answersSayWhatIsLeft() {
        limit(Quotas.NONE.withRead(Quota.ofCaller(60)));

        var answer = send(asking("/api/tickets", "echo"));

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("\"read\";r=59;t=1"), answer.headers().allValues("RateLimit"));
        assertEquals(List.of("\"read\";q=60;w=60"), answer.headers().allValues("RateLimit-Policy"));
    }

    @Test
    void handshakesOfWebSocketsAreStreams() {
        limit(Quotas.NONE.withStream(Quota.ofAddress(1)));
        try (var upstream = new SocketUpstream("messaging")) {
            var handshake = WebSocketFrames.handshake("/netia/socket/websocket");

            assertEquals(101, RawHttp.statusOf(RawHttp.once(handshake)));
            var refused = RawHttp.once(handshake);

            assertEquals(429, RawHttp.statusOf(refused), refused);
            assertTrue(refused.contains("RateLimit-Policy: \"stream-per-address\";q=1;w=60"), refused);
            assertEquals(1, upstream.handshakes());
        }
    }

    @Test
    void tightestOfSeveralLimitsIsShown() {
        limit(Quotas.NONE.withRead(new Quota(50, 40, 30)));

        var answer = send(asking("/api/tickets", "echo"));

        assertEquals(
                "\"read-per-address\";q=30;w=60",
                answer.headers().firstValue("RateLimit-Policy").orElseThrow());
    }

    @Test
    void callerOverTheLimitIsToldWhenToComeBack() {
        limit(Quotas.NONE.withRead(Quota.ofCaller(2)));
        var before = tell("ticket", "report").getInteger("received");

        send(asking("/api/tickets", "echo"));
        send(asking("/api/tickets", "echo"));
        var refused = send(asking("/api/tickets", "echo"));

        assertEquals(429, refused.statusCode());
        assertEquals("too_many_requests", errorOf(refused));
        assertEquals("30", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "\"read\";r=0;t=60", refused.headers().firstValue("RateLimit").orElseThrow());
        assertEquals(before + 2, tell("ticket", "report").getInteger("received"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tickets, /data/error, too_many_requests",
        "/hcall/api/ticket/fetch, /message, Too Many Requests",
        "/omnidesk/api/tickets, /detail, Too Many Requests",
        "/netia/api/users, /error/code, TOO_MANY_REQUESTS",
    })
    void refusalHasTheShapeOfItsDialect(String path, String pointer, String text) {
        limit(Quotas.NONE.withRead(Quota.ofCaller(1)));
        send(asking(path, "echo"));

        var refused = send(asking(path, "echo"));

        assertEquals(429, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertEquals(text, JsonPointer.from(pointer).queryJson(new JsonObject(refused.body())));
    }

    @Test
    void pagesOfOtherSitesMayReadTheHeaders() {
        limit(Quotas.NONE.withRead(Quota.ofCaller(1)));
        send(asking("/api/tickets", "echo"));

        var refused = send(asking("/api/tickets", "echo").header("Origin", "http://localhost:3000"));

        var exposed =
                refused.headers().firstValue("Access-Control-Expose-Headers").orElseThrow();
        assertTrue(
                List.of(exposed.split(", ", -1)).containsAll(List.of("RateLimit", "RateLimit-Policy", "Retry-After")));
    }

    @Test
    void callersAreCountedApartAndTheirReadsApartFromTheirWrites() {
        limit(Quotas.NONE.withRead(Quota.ofCaller(1)).withWrite(Quota.ofCaller(1)));
        var other = TestTokens.agent("default", UUID.randomUUID());

        assertEquals(200, send(asking("/api/tickets", "echo")).statusCode());
        assertEquals(200, post(asking("/api/tickets", "echo"), "{}").statusCode());
        assertEquals(429, send(asking("/api/clients", "echo")).statusCode());
        assertEquals(429, post(asking("/api/clients", "echo"), "{}").statusCode());
        assertEquals(200, send(as(other, "/api/tickets")).statusCode());
    }

    @Test
    void callersOfOneAccountShareItsLimit() {
        limit(Quotas.NONE.withRead(Quota.ofAccount(2)));
        send(as(TestTokens.agent("default", UUID.randomUUID()), "/api/tickets"));
        send(as(TestTokens.agent("default", UUID.randomUUID()), "/api/tickets"));

        assertEquals(
                429,
                send(as(TestTokens.agent("default", UUID.randomUUID()), "/api/tickets"))
                        .statusCode());
        assertEquals(
                200,
                send(as(TestTokens.agent("acme", UUID.randomUUID()), "/api/tickets"))
                        .statusCode());
    }

    @Test
    void callerOverTheLimitUsesUpNothingOfTheAccount() {
        limit(Quotas.NONE.withRead(new Quota(1, 3, 100)));
        var busy = TestTokens.agent("default", UUID.randomUUID());
        for (var i = 0; i < 10; i++) {
            send(as(busy, "/api/tickets"));
        }

        assertEquals(
                200,
                send(as(TestTokens.agent("default", UUID.randomUUID()), "/api/tickets"))
                        .statusCode());
    }

    @Test
    void guessedTokensCountForTheirAddress() {
        limit(Quotas.NONE.withRead(Quota.ofAddress(2)));
        var guess = to("/api/tickets").header("Authorization", "Bearer a.b.c");

        assertEquals(401, send(guess.copy()).statusCode());
        assertEquals(
                "\"read-per-address\";r=0;t=60",
                send(guess.copy()).headers().firstValue("RateLimit").orElseThrow());

        assertEquals(429, send(guess.copy()).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/login",
        "POST, /auth/refresh",
        "GET, /auth/oauth/google",
        "POST, /hcall/api/auth/enter",
        "POST, /hcall/api/master/create",
        "POST, /omnidesk/api/login",
        "POST, /netia/api/registration",
        "POST, /netia/api/session",
        "POST, /netia/api/session/renew",
        "DELETE, /netia/api/session",
    })
    void loginsAreLimitedByAddress(String method, String path) {
        limit(Quotas.NONE.withLogin(Quota.ofAddress(1)));
        assertEquals(200, send(anonymous(method, path)).statusCode());

        var refused = send(anonymous(method, path));

        assertEquals(429, refused.statusCode());
        assertEquals(
                "\"login\";q=1;w=60",
                refused.headers().firstValue("RateLimit-Policy").orElseThrow());
        assertEquals(200, RawHttp.statusOf(fromElsewhere(method, path)));
    }

    @Test
    void anonymousWritesAreLimitedAndThoseWithATokenAreNot() {
        limit(Quotas.NONE.withAnonymousWrite(Quota.ofAddress(1)));

        assertEquals(200, send(anonymous("POST", "/api/tickets")).statusCode());
        assertEquals(429, send(anonymous("POST", "/api/tickets")).statusCode());
        assertEquals(429, send(anonymous("POST", "/api/tickets/7/messages")).statusCode());
        assertEquals(200, post(asking("/api/tickets", "echo"), "{}").statusCode());
    }

    @Test
    void streamsHaveALimitOfTheirOwn() {
        limit(Quotas.NONE.withStream(Quota.ofCaller(1)));

        assertEquals(200, send(asking("/api/events", "echo")).statusCode());
        assertEquals(429, send(asking("/api/events", "echo")).statusCode());
        assertEquals(200, send(asking("/api/webhooks", "echo")).statusCode());
    }

    @Test
    void wrongTicketSecretsAreLimitedAndRightOnesAreNot() {
        limit(Quotas.NONE.withTicketSecret(new Quotas.Secrets(100, 2, 100)));
        var message = "/api/tickets/7/" + SECRET + "/message";
        for (var i = 0; i < 5; i++) {
            assertEquals(200, send(anonymous("PUT", message)).statusCode());
        }
        assertEquals(401, send(wrong("PUT", message)).statusCode());
        assertEquals(401, send(wrong("POST", "/api/tickets/07/messages")).statusCode());

        var refused = send(anonymous("PUT", message));

        assertEquals(429, refused.statusCode());
        assertEquals(
                "\"ticket-secret-per-address-and-ticket\";q=2;w=60",
                refused.headers().firstValue("RateLimit-Policy").orElseThrow());
        assertEquals(200, send(anonymous("POST", "/api/tickets/8/messages")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"/health", "/uptime", "/openapi.json", "/hcall/health", "/internal/ready"})
    void ownAddressesAreNotLimited(String path) {
        limit(Quotas.NONE.withRead(new Quota(1, 1, 1)));
        send(asking("/api/tickets", "echo"));

        var answer = send(asking(path, "echo"));

        assertTrue(answer.statusCode() == 200, () -> path + ": " + answer.statusCode());
        assertFalse(answer.headers().firstValue("RateLimit").isPresent());
    }

    @Test
    void refusalsAreCountedByClassAndScope() {
        limit(Quotas.NONE.withWrite(Quota.ofCaller(1)));
        var counter = meters.counter("hoopoe.gateway.rate.limited", "class", "write", "scope", "caller");
        var before = counter.count();

        post(asking("/api/tickets", "echo"), "{}");
        post(asking("/api/tickets", "echo"), "{}");

        assertEquals(before + 1, counter.count());
    }

    private static HttpRequest.Builder as(String token, String path) {
        return to(path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder anonymous(String method, String path) {
        return to(path).method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
    }

    private static HttpRequest.Builder wrong(String method, String path) {
        return anonymous(method, path).header("Test-Behaviour", "wrong-secret");
    }

    private static String fromElsewhere(String method, String path) {
        try (var http = new RawHttp("127.0.0.9")) {
            http.write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                    + (method.equals("GET") ? "\r\n" : "Content-Length: 2\r\n\r\n{}"));
            return http.readAnswer();
        }
    }
}
