package dev.hoopoe.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        return ring.nextActivation(now, rotateAfter, publishAhead).isPresent()
                || ring.keys().stream().anyMatch(key -> !key.isGoodAt(now));
    }

    @Override
    public KeyRing apply(KeyRing ring) {
        var keys = new ArrayList<>(ring.keys());
        keys.removeIf(key -> !key.isGoodAt(now));
        ring.nextActivation(now, rotateAfter, publishAhead).ifPresent(activation -> {
            keys.replaceAll(key -> key.retiresAt() == null ? retiring(key, activation) : key);
            keys.add(newKey.apply(activation));
        });
        return new KeyRing(keys);
    }

    private SigningKey retiring(SigningKey key, Instant successorActivates) {
        return new SigningKey(
                key.kid(),
                key.privateKey(),
                key.publicJwk(),
                key.activatesAt(),
                successorActivates.plus(tokenLifetime).plus(MARGIN));
    }
}
