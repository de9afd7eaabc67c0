package dev.hoopoe.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Key rotation: adds the first or the next key, retires the predecessor once its last token has expired, and removes
 * retired keys.
 *
 * @param tokenLifetime the longest lifetime of a token
 * @param newKey creates a key that signs from the given time on
 */
record KeyRotation(
        Instant now,
        Duration rotateAfter,
        Duration publishAhead,
        Duration tokenLifetime,
        Function<Instant, SigningKey> newKey)
        implements UnaryOperator<KeyRing> {

    /** Margin for replicas that load the next key late and verifiers with slow clocks. */
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

    /** A key outlives its last token, also when the lifetime of tokens was raised since. */
    private SigningKey retiring(SigningKey key, Instant successorActivates) {
        var lastToken = successorActivates.plus(tokenLifetime).plus(MARGIN);
        return key.retiresAt() != null && !key.retiresAt().isBefore(lastToken)
                ? key
                : new SigningKey(key.kid(), key.privateKey(), key.publicJwk(), key.activatesAt(), lastToken);
    }
}
