package dev.hoopoe.gateway.token;

import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.tell;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.gateway.testing.Neighbours;
import dev.hoopoe.gateway.testing.SessionEnd;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys (contract row H-63), as callers use them. */
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ApiKeyTest {

    private static final int AT_ONCE = 24;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @ParameterizedTest
    @ValueSource(strings = {"APIKey ", "Bearer "})
    void servicesSeeTheTokenThatTheKeyIsWorth(String scheme) {
        var token = tokenIn(UUID.randomUUID().toString());
        var key = keyWorth(token);

        var answer = send(to("/api/tickets").header("Authorization", scheme + key));

        assertEquals(200, answer.statusCode());
        var headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertEquals("Bearer " + token, headers.getString("authorization"));
        assertNull(headers.getString("x-hoopoe-account"));
    }

    @Test
    void keyCountsWhereATokenMay() {
        var token = tokenIn(UUID.randomUUID().toString());
        var key = keyWorth(token);

        var answer = post(to("/api/tickets").header("Authorization", "APIKey " + key), "{}");

        assertEquals(
                "Bearer " + token,
                new JsonObject(answer.body()).getJsonObject("headers").getString("authorization"));
    }

    @Test
    void exchangeIsRemembered() {
        var key = keyWorth(tokenIn(UUID.randomUUID().toString()));
        with(key);
        var before = exchanges();

        with(key);

        assertEquals(200, with(key).statusCode());
        assertEquals(before, exchanges());
    }

    @Test
    void exchangeIsNotRememberedForTheTokensLastHalfMinute() {
        var key = freshKey();
        leave(key, tokenIn(UUID.randomUUID().toString()), 30);
        var before = exchanges();

        with(key);
        with(key);

        assertEquals(before + 2, exchanges());
    }

    @Test
    void parallelRequestsWithANewKeyCauseOneExchange() {
        var key = keyWorth(tokenIn(UUID.randomUUID().toString()));
        var before = exchanges();

        var statuses = atOnce(key);

        assertEquals(Set.of(200), statuses);
        assertEquals(before + 1, exchanges());
    }

    @Test
    void unknownKeyIsRefused() {
        var answer = with(freshKey());

        assertEquals(401, answer.statusCode());
        assertEquals("unauthorized", errorOf(answer));
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
    }

    @Test
    void refusalIsNotRemembered() {
        var key = freshKey();
        assertEquals(Set.of(401), atOnce(key));

        leave(key, tokenIn(UUID.randomUUID().toString()), 300);

        assertEquals(200, with(key).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"APIKey homa_", "Bearer homa_0123", "APIKey x", "APIKey a.b.c"})
    void authServiceIsNotAskedForWhatIsNoKey(String authorization) {
        var before = exchanges();

        var answer = send(to("/api/tickets").header("Authorization", authorization));

        assertEquals(401, answer.statusCode());
        assertEquals(before, exchanges());
    }

    @Test
    void keyStopsWorkingWithinASecondAfterItsSessionEnded() {
        var session = UUID.randomUUID().toString();
        var key = keyWorth(tokenIn(session));
        assertEquals(200, with(key).statusCode());

        SessionEnd.publish(kafka, session);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> with(key).statusCode() == 401);
    }

    @Test
    void whileAuthServiceIsDownNewKeysAreUnavailableAndKnownOnesWork() {
        var known = keyWorth(tokenIn(UUID.randomUUID().toString()));
        with(known);
        tell("auth", "stop");
        try {
            var answer = with(freshKey());

            assertEquals(503, answer.statusCode());
            assertEquals("internal_error", errorOf(answer));
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            assertEquals(200, with(known).statusCode());
        } finally {
            tell("auth", "start");
        }
    }

    @Test
    void keyThatCannotBeJudgedIsNotCalledBad() {
        var key = freshKey();
        leave(key, "", 300);

        assertEquals(503, with(key).statusCode());
    }

    @Test
    void keyIsNotLookedAtWhereNoTokenCounts() {
        var before = exchanges();

        var answer = post(to("/auth/login").header("Authorization", "APIKey " + freshKey()), "{}");

        assertEquals(200, answer.statusCode());
        assertEquals(before, exchanges());
    }

    @Test
    void nobodyOutsideReachesTheExchange() {
        var answer = post(to("/internal/api-keys/exchange"), "{\"api_key\":\"" + freshKey() + "\"}");

        assertEquals(404, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/oauth/providers", "/api/auth/oauth/google", "/auth/oauth/google/callback?state=x"})
    void signInWithAProviderIsOpenToAnyone(String path) {
        var answer = send(to(path).header("Authorization", "Bearer expired.or.worse"));

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        var headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertFalse(headers.containsKey("authorization"));
        assertFalse(headers.containsKey("x-hoopoe-account"));
    }

    private static Set<Integer> atOnce(String key) {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return IntStream.range(0, AT_ONCE)
                    .mapToObj(each ->
                            CompletableFuture.supplyAsync(() -> with(key).statusCode(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.toSet());
        } finally {
            threads.shutdown();
        }
    }

    private static HttpResponse<String> with(String key) {
        return send(to("/api/tickets").header("Authorization", "APIKey " + key));
    }

    private static String keyWorth(String token) {
        var key = freshKey();
        leave(key, token, 300);
        return key;
    }

    private static String freshKey() {
        return "homa_" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }

    private static void leave(String key, String token, int seconds) {
        tell("auth", "key?key=" + key + "&token=" + token + "&expires=" + seconds);
    }

    private static int exchanges() {
        return tell("auth", "report").getInteger("exchanges");
    }

    private static String tokenIn(String session) {
        return TestTokens.signed(claims -> {
            claims.setSubject(UUID.randomUUID().toString());
            claims.setStringListClaim("groups", List.of("agent"));
            claims.setStringClaim("account", "default");
            claims.setStringClaim("sid", session);
        });
    }
}
