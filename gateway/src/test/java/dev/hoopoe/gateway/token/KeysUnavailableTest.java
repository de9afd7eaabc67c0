package dev.hoopoe.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.identity.TokenVerifier;
import dev.hoopoe.common.peer.PeerCalls;
import dev.hoopoe.gateway.account.AccountStates;
import dev.hoopoe.gateway.answer.Refusal;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class KeysUnavailableTest {

    private final Vertx vertx = Vertx.vertx();
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void tokenThatCannotBeJudgedIsNotCalledBad() throws IOException {
        var verifier = new TokenVerifier(
                new PeerCalls(List::of), "http://127.0.0.1:" + unusedPort() + "/jwks", "hoopoe", "hoopoe", clock);
        var tokens = new TokenCheck(verifier, new EndedSessions(clock), new AccountStates(), config(), clock, vertx);

        var failure = Assertions.assertThrows(
                CompletionException.class,
                () -> tokens.check(unjudgedToken())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join());

        var refusal = assertInstanceOf(Refusal.class, failure.getCause());
        assertEquals(ErrorKind.UNAVAILABLE, refusal.kind());
        tokens.stop();
    }

    private static String unjudgedToken() {
        return base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\"}") + "." + base64("{\"sub\":\"x\"}")
                + ".AAAA";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenCheckConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(TokenCheckConfig.class)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(TokenCheckConfig.class);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
