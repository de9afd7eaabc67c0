package dev.hoopoe.gateway.socket;

import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.token;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.common.testing.WebSocketFrames;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.RawHttp;
import dev.hoopoe.gateway.testing.RawWebSocket;
import dev.hoopoe.gateway.testing.SessionEnd;
import dev.hoopoe.gateway.testing.SocketUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.MultiMap;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a socket, and what the service learns about the caller. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class CallerTest {

    private static final String PATH = "/netia/socket/websocket";
    private static final String SUSPENDED_AT = "2026-03-02T09:41:00Z";

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    private SocketUpstream upstream;

    @BeforeEach
    void listen() {
        upstream = new SocketUpstream("messaging");
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "?token={token}&account_id=a&vsn=2.0.0, ?account_id=a&vsn=2.0.0",
        "?vsn=2.0.0&token={token}, ?vsn=2.0.0",
        "?account_id=a%26b&%74ok%65n={token}&x=, ?account_id=a%26b&x=",
        "?token={token}, ''",
        "?token={token}&token={token}&a, ?a",
    })
    void tokenOfTheQueryBecomesAHeader(String query, String passedOn) {
        var token = token();

        RawWebSocket.open(PATH + query.replace("{token}", token)).close();

        assertEquals(PATH + passedOn, upstream.handshake().uri());
        assertEquals("Bearer " + token, header("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", ""})
    void tokenMayComeInTheUsualHeader(String scheme) {
        var token = token();

        RawWebSocket.open(PATH + "?vsn=2.0.0", "Authorization: " + scheme + token)
                .close();

        assertEquals("Bearer " + token, header("Authorization"));
    }

    @Test
    void tokenMayComeInASubprotocolWhichTheServiceDoesNotSee() {
        var token = token();

        try (var socket = RawWebSocket.open(PATH, "Sec-WebSocket-Protocol: phoenix, " + subprotocol(token))) {
            assertTrue(socket.answer().contains("Sec-WebSocket-Protocol: phoenix\r\n"), socket.answer());
        }

        assertEquals("Bearer " + token, header("Authorization"));
        assertEquals("phoenix", header("Sec-WebSocket-Protocol"));
        assertFalse(upstream.handshake().headers().toString().contains("base64url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?token=&vsn=2.0.0", "?token=undefined&vsn=2.0.0", "?token=null&vsn=2.0.0", "?&vsn=2.0.0", ""})
    void callerWithoutATokenIsAnonymous(String query) {
        RawWebSocket.open(PATH + query, "Sec-WebSocket-Protocol: " + subprotocol("undefined"))
                .close();

        assertNull(header("Authorization"));
        assertFalse(upstream.handshake().uri().contains("token"));
    }

    @Test
    void apiKeyIsExchanged() {
        var token = token();
        var key = "homa_" + (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        tell("auth", "key?key=" + key + "&token=" + token + "&expires=300");

        RawWebSocket.open(PATH + "?token=" + key).close();

        assertEquals("Bearer " + token, header("Authorization"));
    }

    @Test
    void tokenThatDoesNotCountIsRefused() {
        var expired = TestTokens.signed(claims -> claims.setExpirationTimeMinutesInTheFuture(-1));

        assertForbidden(PATH + "?token=" + expired);
        assertForbidden(PATH + "?token=rubbish");
        assertForbidden(PATH + "?token=a.b.c");
        assertForbidden(PATH + "?token=homa_" + "0".repeat(64));
        assertForbidden(PATH, "Authorization: Basic eDp5");
        assertForbidden(PATH, "Sec-WebSocket-Protocol: phoenix, " + subprotocol(expired));
        assertForbidden(PATH, "Sec-WebSocket-Protocol: phoenix, base64url.bearer.phx.*");
        assertForbidden(PATH + "?token=" + token(), "Authorization: Bearer " + token() + "x");
        assertForbidden(PATH + "?token=" + TestTokens.agent("default", UUID.randomUUID()) + "&token=" + token());
        assertEquals(0, upstream.handshakes());
    }

    @Test
    void tokenOfAnEndedSessionIsRefused() {
        var session = UUID.randomUUID().toString();
        var token = TestTokens.signed(claims -> {
            claims.setSubject(UUID.randomUUID().toString());
            claims.setStringListClaim("groups", List.of("agent"));
            claims.setStringClaim("account", "default");
            claims.setStringClaim("sid", session);
        });
        RawWebSocket.open(PATH + "?token=" + token).close();

        SessionEnd.publish(kafka, session);

        await().untilAsserted(() -> assertForbidden(PATH + "?token=" + token));
    }

    @Test
    void tokenOfASuspendedAccountIsRefused() {
        var account = "acc-" + UUID.randomUUID();
        var token = TestTokens.administrator(account, UUID.randomUUID());
        RawWebSocket.open(PATH + "?token=" + token).close();
        var snapshot = Map.<String, Object>of("id", account, "suspended_at", SUSPENDED_AT);

        TopicWriter.publish(Event.of("account.suspended", account, account, 1, snapshot));

        await().untilAsserted(() -> assertForbidden(PATH + "?token=" + token));
    }

    @Test
    void serviceLearnsOfTheCallerFromTheGatewayAlone() {
        RawWebSocket.open(
                        PATH,
                        "X-Hoopoe-Account: other",
                        "X-Hoopoe-Credential: x",
                        "X-Forwarded-For: 203.0.113.9",
                        "X_Hoopoe_Account: other",
                        "X-Request-Id: 7f0dd11a-8a15-4c38-a1ed-9d66d5f6e0ab",
                        "User-Agent: widget")
                .close();

        assertNull(header("X-Hoopoe-Account"));
        assertNull(header("X-Hoopoe-Credential"));
        assertNull(header("X_Hoopoe_Account"));
        assertEquals("127.0.0.1", header("X-Forwarded-For"));
        assertEquals("localhost", header("X-Forwarded-Host"));
        assertEquals("7f0dd11a-8a15-4c38-a1ed-9d66d5f6e0ab", header("X-Request-Id"));
        assertEquals("widget", header("User-Agent"));
    }

    @Test
    void hostThatIsBoundToAnAccountNamesIt() {
        var answer = RawHttp.once(WebSocketFrames.handshake(PATH).replace("Host: localhost", "Host: acme.localhost"));

        assertEquals(101, RawHttp.statusOf(answer), answer);
        assertEquals("acme", header("X-Hoopoe-Account"));
    }

    /** Whatever is logged, at the finest level. */
    @Test
    void noTokenIsLogged() {
        var token = token();
        var secret = token.substring(token.lastIndexOf('.') + 1);
        var logged = new Logged();
        var root = Logger.getLogger("");
        var loggers = new Logger[] {Logger.getLogger("dev.hoopoe"), Logger.getLogger("io.vertx"), root};
        root.addHandler(logged);
        try {
            for (var logger : loggers) {
                logger.setLevel(Level.ALL);
            }
            RawWebSocket.open(PATH + "?token=" + token).close();
            RawHttp.once(WebSocketFrames.handshake(PATH + "?token=" + token + "x"));
            RawWebSocket.open(PATH, "Sec-WebSocket-Protocol: phoenix, " + subprotocol(token))
                    .close();
            await().until(() -> logged.text().contains("GET /netia/socket/websocket: 101"));
        } finally {
            root.removeHandler(logged);
            loggers[0].setLevel(null);
            loggers[1].setLevel(null);
            root.setLevel(Level.INFO);
        }

        assertTrue(logged.text().contains("GET /netia/socket/websocket: 403"));
        assertEquals(
                "",
                logged.text()
                        .lines()
                        .filter(line -> line.contains(secret))
                        .collect(java.util.stream.Collectors.joining("\n")));
        assertFalse(logged.text().contains(subprotocol(token).substring(40)));
    }

    private void assertForbidden(String target, String... lines) {
        var answer = RawHttp.once(WebSocketFrames.handshake(target, lines));

        assertEquals(403, RawHttp.statusOf(answer), answer);
        assertTrue(answer.contains("{\"error\":{\"status\":403,\"code\":\"FORBIDDEN\""), answer);
    }

    private String header(String name) {
        MultiMap headers = upstream.handshake().headers();
        return headers.get(name);
    }

    private static String subprotocol(String token) {
        return "base64url.bearer.phx."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    /** All that is logged. */
    private static final class Logged extends Handler {

        private final StringBuffer text = new StringBuffer();
        private final PatternFormatter formatter = new PatternFormatter("%c %X %s%e%n");

        String text() {
            return text.toString();
        }

        @Override
        public void publish(LogRecord entry) {
            text.append(formatter.format(entry));
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
