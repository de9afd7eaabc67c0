package dev.hoopoe.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The current keys: which one signs, which ones verify, and when the next one is due. */
record KeyRing(List<SigningKey> keys) {

    KeyRing {
        keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::activatesAt))
                .toList();
    }

    /** The signing key: the one that became active last. */
    Optional<SigningKey> activeAt(Instant now) {
        return keys.stream()
                .filter(key -> !key.activatesAt().isAfter(now))
                .filter(key -> key.isGoodAt(now))
                .reduce((earlier, later) -> later);
    }

    /**
     * When the next key must start to sign, once it is time to create it; empty before. A key with a start after
     * {@code now} counts: a replica with a clock that is ahead may have created it.
     */
    Optional<Instant> nextActivation(Instant now, Duration rotateAfter, Duration publishAhead) {
        if (keys.stream().noneMatch(key -> key.isGoodAt(now))) {
            return Optional.of(now);
        }
        var due = keys.get(keys.size() - 1).activatesAt().plus(rotateAfter);
        if (due.minus(publishAhead).isAfter(now)) {
            return Optional.empty();
        }
        var earliest = now.plus(publishAhead);
        return Optional.of(due.isAfter(earliest) ? due : earliest);
    }

    /**
     * The public halves as a JWK Set (RFC 7517 §5), including keys that will sign next and keys that signed recently.
     */
    String jwksAt(Instant now) {
        return keys.stream()
                .filter(key -> key.isGoodAt(now))
                .map(SigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
