package dev.hoopoe.common.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final RsaJsonWebKey OURS = key("ours");
    private static final RsaJsonWebKey NEXT = key("next");

    private volatile Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final AtomicInteger reads = new AtomicInteger();
    private volatile List<RsaJsonWebKey> published = List.of(OURS);
    private HttpServer issuer;
    private VerifiedTokens<String> tokens;

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            var body = new JsonWebKeySet(published)
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        tokens = tokensFor("hoopoe");
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void tokenIsVerifiedAndReadOnce() throws Exception {
        var token = token(OURS, Duration.ofHours(1));
        assertTrue(tokens.find(token).isEmpty());

        var first = tokens.verify(token);

        assertSame(first, tokens.verify(token));
        assertSame(first, tokens.find(token).orElseThrow());
        assertEquals(1, reads.get());
    }

    @Test
    void alteredTokenIsVerifiedItself() throws Exception {
        var token = token(OURS, Duration.ofHours(1));
        tokens.verify(token);
        var parts = token.split("\\.", -1);
        var altered = parts[0] + "." + token(OURS, Duration.ofHours(2)).split("\\.", -1)[1] + "." + parts[2];

        assertTrue(tokens.find(altered).isEmpty());
        assertThrows(InvalidTokenException.class, () -> tokens.verify(altered));
    }

    @Test
    void refusalIsNotCached() {
        var foreign = token(NEXT, Duration.ofHours(1));

        assertThrows(InvalidTokenException.class, () -> tokens.verify(foreign));

        assertEquals(0, tokens.size());
    }

    @Test
    void tokenOfOneAudienceIsNotAcceptedForAnother() throws Exception {
        var token = token(OURS, Duration.ofHours(1));
        tokens.verify(token);

        assertThrows(InvalidTokenException.class, () -> tokensFor("elsewhere").verify(token));
    }

    @Test
    void tokenIsForgottenAfterAMinute() throws Exception {
        var token = token(OURS, Duration.ofHours(1));
        tokens.verify(token);

        now = START.plusSeconds(61);

        assertTrue(tokens.find(token).isEmpty());
        tokens.verify(token);
        assertEquals(2, reads.get());
    }

    @Test
    void tokenIsForgottenWhenItExpires() throws Exception {
        var token = token(OURS, Duration.ofSeconds(10));
        tokens.verify(token);

        now = START.plusSeconds(10);

        assertTrue(tokens.find(token).isEmpty());
        assertThrows(InvalidTokenException.class, () -> tokens.verify(token));
    }

    @Test
    void tokenOfAWithdrawnKeyIsRefusedOnceOtherKeysAreFetched() throws Exception {
        var token = token(OURS, Duration.ofHours(1));
        tokens.verify(token);
        published = List.of(NEXT);
        var signedByNext = token(NEXT, Duration.ofHours(1));

        // Keys are not fetched twice within a second.
        await().atMost(Duration.ofSeconds(10)).until(() -> holds(signedByNext));

        assertTrue(tokens.find(token).isEmpty());
        assertThrows(InvalidTokenException.class, () -> tokens.verify(token));
    }

    @Test
    void noMoreTokensAreHeldThanAllowed() throws Exception {
        for (var second = 0; second < 50; second++) {
            tokens.verify(token(OURS, Duration.ofSeconds(600 + second)));
        }

        assertTrue(tokens.size() <= 20, () -> tokens.size() + " tokens");
    }

    private VerifiedTokens<String> tokensFor(String audience) {
        var jwks = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks";
        var verifier = new TokenVerifier(new PeerCalls(List::of), jwks, "hoopoe", audience, clock);
        return new VerifiedTokens<>(verifier, this::read, 20, Duration.ofSeconds(60), clock);
    }

    private String read(JwtClaims claims) {
        reads.incrementAndGet();
        return claims.getClaimValueAsString("sub");
    }

    private boolean holds(String token) {
        try {
            tokens.verify(token);
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private static String token(RsaJsonWebKey key, Duration life) {
        var claims = new JwtClaims();
        claims.setIssuer("hoopoe");
        claims.setAudience("hoopoe");
        claims.setSubject("somebody");
        claims.setGeneratedJwtId();
        claims.setExpirationTime(NumericDate.fromSeconds(START.plus(life).getEpochSecond()));
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "at+jwt");
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key(String kid) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
