package dev.hoopoe.gateway.token;

import static dev.hoopoe.gateway.testing.GatewayClient.errorOf;
import static dev.hoopoe.gateway.testing.GatewayClient.post;
import static dev.hoopoe.gateway.testing.GatewayClient.send;
import static dev.hoopoe.gateway.testing.GatewayClient.to;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class TokenCheckTest {

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    TokenCheck tokens;

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/tickets", "/auth/profile", "/api/users", "/auth/logout", "/api/messages", "/api/admin/x"})
    void requestWithoutTokenIsRefused(String path) {
        var answer = send(to(path));

        assertEquals(401, answer.statusCode());
        assertEquals("unauthorized", errorOf(answer));
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer x",
                "Bearer a.b.c",
                "Basic YTpi",
                "APIKey homa_0",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.AAAA",
            })
    void whatIsNoGoodTokenIsRefused(String authorization) {
        var answer = send(to("/api/tickets").header("Authorization", authorization));

        assertEquals(401, answer.statusCode());
        assertEquals("unauthorized", errorOf(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/api/auth/login", "/auth/refresh", "/api/tickets/7/messages"})
    void expiredTokenSentAlongDoesNotKeepAnybodyFromComingIn(String path) {
        var expired = person(claims -> claims.setExpirationTimeMinutesInTheFuture(-1));

        var answer = post(to(path).header("Authorization", "Bearer " + expired), "{}");

        assertEquals(200, answer.statusCode());
        assertNull(new JsonObject(answer.body()).getJsonObject("headers").getString("authorization"));
    }

    @Test
    void badTokenIsRefusedWhereATokenCounts() {
        var answer = post(to("/api/tickets").header("Authorization", "Bearer a.b.c"), "{}");

        assertEquals(401, answer.statusCode());
    }

    @Test
    void twoTokensAreRefused() {
        var answer = send(to("/api/tickets")
                .header("Authorization", "Bearer " + TestTokens.administrator("default", UUID.randomUUID()))
                .header("Authorization", "Bearer a.b.c"));

        assertEquals(401, answer.statusCode());
    }

    @Test
    void expiredTokenIsRefused() {
        assertEquals(
                401,
                with(person(claims -> claims.setExpirationTimeMinutesInTheFuture(-1)))
                        .statusCode());
    }

    @Test
    void tokenOfAnotherIssuerIsRefused() {
        assertEquals(401, with(person(claims -> claims.setIssuer("somebody"))).statusCode());
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        assertEquals(
                401, with(person(claims -> claims.setAudience("elsewhere"))).statusCode());
    }

    @Test
    void tokenChangedAfterSigningIsRefused() {
        var token = person(claims -> {});

        assertEquals(401, with(token.substring(0, token.length() - 4) + "AAAA").statusCode());
    }

    @Test
    void goodTokenIsRemembered() {
        var before = tokens.remembered();
        var token = person(claims -> {});

        with(token);
        with(token);

        assertTrue(tokens.remembered() > before);
        assertEquals(200, with(token).statusCode());
    }

    @Test
    void badTokenIsNotRemembered() {
        var before = tokens.remembered();

        with(person(claims -> claims.setIssuer("somebody")));

        assertTrue(tokens.remembered() <= before);
    }

    @Test
    void tokenStopsWorkingWithinASecondAfterItsSessionEnded() throws Exception {
        var session = UUID.randomUUID().toString();
        var token = person(claims -> claims.setStringClaim("sid", session));
        assertEquals(200, with(token).statusCode());

        SessionEnd.publish(kafka, session);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> with(token).statusCode() == 401);
    }

    @Test
    void otherSessionsGoOn() throws Exception {
        var ended = UUID.randomUUID().toString();
        var endedToken = person(claims -> claims.setStringClaim("sid", ended));
        var token = person(claims -> {});

        SessionEnd.publish(kafka, ended);

        await().until(() -> with(endedToken).statusCode() == 401);
        assertEquals(200, with(token).statusCode());
    }

    private static HttpResponse<String> with(String token) {
        return send(to("/api/tickets").header("Authorization", "Bearer " + token));
    }

    private static String person(Consumer<JwtClaims> change) {
        return TestTokens.signed(claims -> {
            claims.setSubject(UUID.randomUUID().toString());
            claims.setStringListClaim("groups", List.of("agent"));
            claims.setStringClaim("account", "default");
            claims.setStringClaim("sid", UUID.randomUUID().toString());
            change.accept(claims);
        });
    }
}
