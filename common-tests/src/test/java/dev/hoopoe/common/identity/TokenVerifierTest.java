package dev.hoopoe.common.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.TokenVerifier.KeysUnavailableException;
import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forgeries that RFC 8725 warns of, and the ways in which a real token can be the wrong one. */
class TokenVerifierTest {

    private static final RsaJsonWebKey OURS = key("ours");
    private static final RsaJsonWebKey NEXT = key("next");
    private static final RsaJsonWebKey FORGED = key("ours");

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<RsaJsonWebKey> published = List.of(OURS);
    private volatile int status = 200;
    private HttpServer issuer;
    private TokenVerifier verifier;

    @BeforeEach
    void startIssuer() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            var body = new JsonWebKeySet(published)
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        verifier = new TokenVerifier(
                new PeerCalls(List::of),
                "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks",
                "hoopoe",
                "hoopoe",
                clock);
    }

    @AfterEach
    void stopIssuer() {
        issuer.stop(0);
    }

    @Test
    void tokenThatHoldsGivesItsClaims() throws Exception {
        assertEquals("somebody", verifier.verify(token(any -> {}, any -> {})).getSubject());
    }

    @Test
    void keysAreFetchedOnceForManyTokens() throws Exception {
        for (var i = 0; i < 5; i++) {
            verifier.verify(token(any -> {}, any -> {}));
        }

        assertEquals(1, fetches.get());
    }

    @Test
    void keyThatIsNewIsFetched() throws Exception {
        verifier.verify(token(any -> {}, any -> {}));
        published = List.of(OURS, NEXT);
        var signedByNext = token(any -> {}, signature -> {
            signature.setKey(NEXT.getPrivateKey());
            signature.setKeyIdHeaderValue("next");
        });

        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> holds(signedByNext));
    }

    @Test
    void madeUpKeyIdsDoNotTurnIntoAStormOfFetches() {
        for (var i = 0; i < 20; i++) {
            var kid = "made-up-" + i;
            refused(token(any -> {}, signature -> signature.setKeyIdHeaderValue(kid)));
        }

        assertTrue(fetches.get() <= 4, () -> fetches + " fetches");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "not a token", "eyJhbGciOiJSUzI1NiJ9.e30.AA"})
    void whatIsNoTokenIsRefused(String rubbish) {
        refused(rubbish);
    }

    @Test
    void unsignedTokenIsRefused() {
        refused(token(any -> {}, signature -> {
            signature.setAlgorithmHeaderValue("none");
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setKey(null);
        }));
    }

    @Test
    void tokenSignedWithThePublicKeyAsASecretIsRefused() {
        refused(token(any -> {}, signature -> {
            signature.setAlgorithmHeaderValue("HS256");
            signature.setKey(new HmacKey(OURS.getPublicKey().getEncoded()));
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void otherAlgorithmOfTheSameKeyIsRefused(String algorithm) {
        refused(token(any -> {}, signature -> signature.setAlgorithmHeaderValue(algorithm)));
    }

    /** Base64url of the header, any payload and any signature: none of it may look like keys that cannot be had. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'XX999','kid':'ours','typ':'at+jwt'}",
                "{'alg':'RS256\\r\\nX: forged','kid':'ours','typ':'at+jwt'}",
                "{'alg':'','kid':'ours','typ':'at+jwt'}",
                "{'alg':null,'kid':'ours','typ':'at+jwt'}",
                "{'alg':256,'kid':'ours','typ':'at+jwt'}",
                "{'alg':['RS256'],'kid':'ours','typ':'at+jwt'}",
                "{'alg':'rs256','kid':'ours','typ':'at+jwt'}",
                "{'kid':'ours','typ':'at+jwt'}",
                "{'alg':'RS256','kid':7,'typ':'at+jwt'}",
                "{'alg':'RS256','kid':{},'typ':'at+jwt'}",
                "{'alg':'RS256','kid':'','typ':'at+jwt'}",
                "{'alg':'RS256','kid':'ours','typ':'at+jwt','crit':['b64'],'b64':false}",
                "{'alg':'RS256','kid':'ours','typ':'at+jwt','crit':'b64'}",
                "{'alg':'RS256','kid':'ours','typ':'at+jwt','x5t':'AA','x5t#S256':3}",
                "{'alg':'RS256','kid':'ours','typ':7}",
                "{'alg':'RS256','kid':'ours','typ':'at+jwt','cty':'JWT'}",
                "{'alg':'RSA-OAEP','enc':'A256GCM','zip':'DEF','kid':'ours'}",
                "[]",
                "7",
                "not json"
            })
    void hostileHeaderIsRefusedAndDoesNotLookLikeMissingKeys(String header) {
        var encoded = base64(header.replace('\'', '"'));
        for (var rest : List.of(".e30.AAAA", ".e30.", "..AAAA", ".e30.AAAA.AAAA.AAAA")) {
            refused(encoded + rest);
        }
    }

    @Test
    void hugeAndDeepHeadersAreRefused() {
        refused(base64("{\"alg\":\"RS256\",\"kid\":\"" + "x".repeat(100_000) + "\"}") + ".e30.AAAA");
        refused(base64("{\"alg\":" + "[".repeat(100_000)) + ".e30.AAAA");
        refused(base64("{\"alg\":" + "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_001)) + ".e30.AAAA");
    }

    @Test
    void keysThatCannotBeHadAreNotReportedInTheWordsOfTheToken() {
        status = 500;
        var token = token(any -> {}, signature -> signature.setKeyIdHeaderValue("words-of-the-token"));

        var unavailable = assertThrows(KeysUnavailableException.class, () -> verifier.verify(token));

        for (Throwable cause = unavailable; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("words-of-the-token"), cause.toString());
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void keyThatTheTokenBringsAlongIsIgnored() {
        refused(token(any -> {}, signature -> {
            signature.setKey(FORGED.getPrivateKey());
            signature.getHeaders().setJwkHeaderValue("jwk", FORGED);
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void addressThatTheTokenBringsAlongIsIgnored(String header) {
        refused(token(any -> {}, signature -> {
            signature.setKey(FORGED.getPrivateKey());
            signature.setHeader(header, "http://127.0.0.1:1/");
        }));
    }

    @Test
    void tokenOfAnotherKeyUnderOurKeyIdIsRefused() {
        refused(token(any -> {}, signature -> signature.setKey(FORGED.getPrivateKey())));
    }

    @Test
    void tokenWithoutKeyIdIsRefused() {
        refused(token(any -> {}, signature -> signature.getHeaders().setStringHeaderValue("kid", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "rt+jwt", "logout+jwt"})
    void tokenOfAnotherTypeIsRefused(String type) {
        refused(token(any -> {}, signature -> signature.setHeader("typ", type)));
    }

    @Test
    void tokenOfNoTypeIsRefused() {
        refused(token(any -> {}, signature -> signature.getHeaders().setStringHeaderValue("typ", null)));
    }

    @Test
    void tokenOfAnotherIssuerOrForAnotherAudienceIsRefused() {
        refused(token(claims -> claims.setIssuer("elsewhere"), any -> {}));
        refused(token(claims -> claims.unsetClaim("iss"), any -> {}));
        refused(token(claims -> claims.setAudience("elsewhere"), any -> {}));
        refused(token(claims -> claims.unsetClaim("aud"), any -> {}));
    }

    @Test
    void tokenWithoutSubjectIdOrExpiryIsRefused() {
        refused(token(claims -> claims.unsetClaim("sub"), any -> {}));
        refused(token(claims -> claims.unsetClaim("jti"), any -> {}));
        refused(token(claims -> claims.unsetClaim("exp"), any -> {}));
    }

    @Test
    void tokenIsRefusedFromTheSecondOfItsExpiryOn() {
        refused(token(claims -> claims.setExpirationTime(at(0)), any -> {}));
        refused(token(claims -> claims.setNotBefore(at(5)), any -> {}));
        assertTrue(holds(token(claims -> claims.setExpirationTime(at(1)), any -> {})));
    }

    @Test
    void keysThatCannotBeHadSayNothingAboutTheToken() {
        status = 500;

        assertThrows(KeysUnavailableException.class, () -> verifier.verify(token(any -> {}, any -> {})));
        assertEquals(false, verifier.keysAtHand());
    }

    @Test
    void issuerThatIsGoneSaysNothingAboutTheToken() {
        issuer.stop(0);

        assertThrows(KeysUnavailableException.class, () -> verifier.verify(token(any -> {}, any -> {})));
    }

    @Test
    void keysOnceFetchedServeWhileTheIssuerIsGone() throws Exception {
        assertTrue(verifier.keysAtHand());
        issuer.stop(0);

        assertEquals("somebody", verifier.verify(token(any -> {}, any -> {})).getSubject());
    }

    private void refused(String token) {
        assertThrows(InvalidTokenException.class, () -> verifier.verify(token));
    }

    private boolean holds(String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private NumericDate at(long secondsFromNow) {
        return NumericDate.fromSeconds(clock.instant().getEpochSecond() + secondsFromNow);
    }

    private String token(Consumer<JwtClaims> changeOfClaims, Consumer<JsonWebSignature> changeOfSignature) {
        var claims = new JwtClaims();
        claims.setIssuer("hoopoe");
        claims.setAudience("hoopoe");
        claims.setSubject("somebody");
        claims.setGeneratedJwtId();
        claims.setExpirationTime(at(60));
        changeOfClaims.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue("RS256");
        signature.setKeyIdHeaderValue("ours");
        signature.setHeader("typ", "at+jwt");
        signature.setKey(OURS.getPrivateKey());
        changeOfSignature.accept(signature);
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
            return (RsaJsonWebKey)
                    PublicJsonWebKey.Factory.newPublicJwk(key.toParams(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
