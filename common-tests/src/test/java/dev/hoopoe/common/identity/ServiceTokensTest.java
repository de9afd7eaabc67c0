package dev.hoopoe.common.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private HttpServer auth;
    private final Semaphore answering = new Semaphore(1);
    private volatile int status = 200;
    private final AtomicInteger issued = new AtomicInteger();
    private volatile String received;

    @BeforeEach
    void startAuth() throws IOException {
        auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        auth.createContext("/internal/token", exchange -> {
            received = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answering.acquireUninterruptibly();
            answering.release();
            var body = "{\"access_token\":\"token %d\",\"expires_in\":100}"
                    .formatted(issued.incrementAndGet())
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        auth.start();
    }

    @AfterEach
    void stopAuth() {
        auth.stop(0);
    }

    @Test
    void tokenIsKeptForFourFifthsOfItsLife() {
        var tokens = tokens(Optional.of("secret"));

        assertEquals("token 1", tokens.current());
        now = now.plusSeconds(79);
        assertEquals("token 1", tokens.current());
        now = now.plusSeconds(1);
        assertEquals("token 2", tokens.current());
        assertEquals("ticket", field("client_id"));
        assertEquals("secret", field("client_secret"));
    }

    @Test
    void lastTokenServesWhileAuthIsDownUntilItExpires() {
        var tokens = tokens(Optional.of("secret"));
        tokens.current();
        status = 503;

        now = now.plusSeconds(90);
        assertEquals("token 1", tokens.current());
        now = now.plusSeconds(10);
        assertEquals(
                ErrorKind.UNAVAILABLE,
                assertThrows(HoopoeException.class, tokens::current).kind());
        status = 200;
        assertEquals("token 4", tokens.current());
    }

    @Test
    void nobodyWaitsForTheNextTokenWhileTheLastOneHolds() throws Exception {
        var tokens = tokens(Optional.of("secret"));
        tokens.current();
        now = now.plusSeconds(90);
        answering.acquire();

        var renewing = CompletableFuture.supplyAsync(tokens::current);
        await().until(answering::hasQueuedThreads);
        assertEquals("token 1", tokens.current());
        answering.release();

        assertEquals("token 2", renewing.get());
    }

    @Test
    void allWhoWaitForTheFirstTokenShareOneFailure() throws Exception {
        var tokens = tokens(Optional.of("secret"));
        status = 503;
        answering.acquire();

        var waiting = Stream.generate(
                        () -> CompletableFuture.runAsync(tokens::current, runnable -> new Thread(runnable).start()))
                .limit(8)
                .toList();
        await().until(answering::hasQueuedThreads);
        await().until(() -> tokens.waiting() == 7);
        answering.release();

        waiting.forEach(one -> assertThrows(CompletionException.class, one::join));
        assertEquals(1, issued.get());
    }

    @Test
    void authThatIsGoneIsUnavailable() {
        var tokens = tokens(Optional.of("secret"));
        auth.stop(0);

        assertEquals(
                ErrorKind.UNAVAILABLE,
                assertThrows(HoopoeException.class, tokens::current).kind());
    }

    @Test
    void secretThatIsMissingIsNamedWhenItIsNeeded() {
        var failure = assertThrows(IllegalStateException.class, tokens(Optional.empty())::current);

        assertEquals("Set hoopoe.service-token.client-secret", failure.getMessage());
    }

    private String field(String name) {
        try {
            return new ObjectMapper().readTree(received).path(name).asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServiceTokens tokens(Optional<String> secret) {
        var config = new ServiceTokenConfig() {
            @Override
            public Optional<String> clientId() {
                return Optional.of("ticket");
            }

            @Override
            public Optional<String> clientSecret() {
                return secret;
            }

            @Override
            public URI tokenUrl() {
                return URI.create("http://127.0.0.1:" + auth.getAddress().getPort() + "/internal/token");
            }
        };
        InstantSource moving = () -> now;
        return new ServiceTokens(new PeerCalls(List::of), config, new ObjectMapper(), moving.withZone(ZoneOffset.UTC));
    }
}
