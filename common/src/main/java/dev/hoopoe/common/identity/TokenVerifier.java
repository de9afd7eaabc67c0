package dev.hoopoe.common.identity;

import dev.hoopoe.common.peer.PeerCalls;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Verifies access tokens: RS256 alone, type {@code at+jwt} (RFC 9068), keys from auth-service's JWKS by {@code kid};
 * keys or URLs in the token's header are ignored (RFC 8725 §3.1, §3.10).
 */
public final class TokenVerifier {

    private static final long KEYS_CACHED_SECONDS = 300;
    private static final long KEYS_KEPT_WHILE_UNREACHABLE_SECONDS = 86_400;

    /** Tokens with invented key ids must not cause many fetches. */
    private static final long REFRESHES_APART_MILLIS = 1_000;

    private final HttpsJwks jwks;
    private final JwksFetch fetch;
    private final AtomicInteger keyGeneration = new AtomicInteger();
    private final JwtConsumerBuilder template;
    private final Clock clock;

    /** @param auth calls of auth-service, for its keys */
    public TokenVerifier(PeerCalls auth, String jwksUrl, String issuer, String audience, Clock clock) {
        this.clock = clock;
        this.fetch = new JwksFetch(auth);
        this.jwks = new HttpsJwks(jwksUrl);
        jwks.setSimpleHttpGet(fetch);
        jwks.setRefreshReprieveThreshold(REFRESHES_APART_MILLIS);
        jwks.setDefaultCacheDuration(KEYS_CACHED_SECONDS);
        jwks.setRetainCacheOnErrorDuration(KEYS_KEPT_WHILE_UNREACHABLE_SECONDS);
        this.template = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setVerificationKeyResolver(byKeyId(new HttpsJwksVerificationKeyResolver(jwks)));
    }

    /**
     * The claims of a valid token.
     *
     * @throws InvalidTokenException when it is not valid
     * @throws KeysUnavailableException when auth-service's keys could not be fetched, so that the token cannot be
     *     verified
     */
    public JwtClaims verify(String token) throws InvalidTokenException {
        try {
            return consumer().processToClaims(token);
        } catch (InvalidJwtException e) {
            if (e.getCause() instanceof UnresolvableKeyException unresolvable
                    && (unresolvable.getCause() instanceof IOException
                            || unresolvable.getCause() instanceof JoseException)) {
                // Not the exception's own text, which repeats the header of an unverified token.
                throw new KeysUnavailableException(unresolvable.getCause());
            }
            throw new InvalidTokenException(e);
        } catch (StackOverflowError e) {
            throw new InvalidTokenException(e);
        }
    }

    /** Fetches the keys when none are cached; false when auth-service cannot be reached. */
    public boolean keysAtHand() {
        try {
            var keys = jwks.getJsonWebKeys();
            noteChangeOfKeys();
            return !keys.isEmpty();
        } catch (IOException | JoseException e) {
            return false;
        }
    }

    /** Incremented when the key set changes: tokens verified with the former keys must be verified again. */
    int keyGeneration() {
        return keyGeneration.get();
    }

    /** Called once fetched keys are in use, so that no token verified with former keys has the new generation. */
    private void noteChangeOfKeys() {
        if (fetch.pollChange()) {
            keyGeneration.incrementAndGet();
        }
    }

    /**
     * A token must name its key by kid. The algorithm is checked before the key is selected: with an unknown
     * algorithm the selection would fail as if no keys were available.
     */
    private VerificationKeyResolver byKeyId(VerificationKeyResolver published) {
        return (signature, nested) -> {
            if (!AlgorithmIdentifiers.RSA_USING_SHA256.equals(signature.getAlgorithmHeaderValue())) {
                throw new UnresolvableKeyException("The token is not signed with RS256");
            }
            if (signature.getKeyIdHeaderValue() == null) {
                throw new UnresolvableKeyException("The token has no kid");
            }
            try {
                return published.resolveKey(signature, nested);
            } finally {
                noteChangeOfKeys();
            }
        };
    }

    /** A consumer is immutable except for its evaluation time, which is set when it is built. */
    private synchronized JwtConsumer consumer() {
        return template.setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
    }

    /** The token is forged, expired, of another kind, or no token at all. */
    public static final class InvalidTokenException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidTokenException(Throwable cause) {
            super("The token is not valid", cause);
        }
    }

    /** auth-service is unavailable and its keys are not cached. */
    public static final class KeysUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeysUnavailableException(Throwable cause) {
            super("The signing keys cannot be fetched", cause);
        }
    }
}
