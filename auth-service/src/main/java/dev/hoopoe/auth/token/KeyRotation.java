package dev.hoopoe.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is to be done about the keys at a moment: add the first or the next one, let its predecessor go once its last
 * token has expired, and drop those that nobody needs.
 *
 * @param tokenLifetime the longest life of a token
 * @param newKey makes a key that signs from a moment on
 */
record KeyRotation(
        Instant now,
        Duration rotateAfter,
        Duration publishAhead,
        Duration tokenLifetime,
        Function<Instant, SigningKey> newKey)
        implements UnaryOperator<KeyRing> {

    /** Covers replicas that hear of the next key late and verifiers whose clocks are behind. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** True when {@link #apply} would change something. */
    boolean isDue(KeyRing ring) {
        return !apply(ring, Optional.empty()).equals(ring)
                || ring.nextActivation(now, rotateAfter, publishAhead).isPresent();
    }

    @Override
    public KeyRing apply(KeyRing ring) {
        return apply(ring, ring.nextActivation(now, rotateAfter, publishAhead).map(newKey));
    }

    private KeyRing apply(KeyRing ring, Optional<SigningKey> next) {
        var keys = new ArrayList<>(ring.keys());
        keys.removeIf(key -> !key.isGoodAt(now));
        next.ifPresent(keys::add);
        for (var i = 0; i + 1 < keys.size(); i++) {
            keys.set(i, retiring(keys.get(i), keys.get(i + 1).activatesAt()));
        }
        return new KeyRing(keys);
    }

    /** A key outlives its last token, also when tokens have come to live longer since its end was set. */
    private SigningKey retiring(SigningKey key, Instant successorActivates) {
        var lastToken = successorActivates.plus(tokenLifetime).plus(MARGIN);
        return key.retiresAt() != null && !key.retiresAt().isBefore(lastToken)
                ? key
                : new SigningKey(key.kid(), key.privateKey(), key.publicJwk(), key.activatesAt(), lastToken);
    }
}
