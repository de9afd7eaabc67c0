package dev.hoopoe.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a moment: which one signs, which ones verify, and when the next one is due. */
record KeyRing(List<SigningKey> keys) {

    KeyRing {
        keys = keys.stream()
                .sorted(Comparator.comparing(SigningKey::activatesAt))
                .toList();
    }

    /** The key that signs: the last one to have become active. */
    Optional<SigningKey> activeAt(Instant now) {
        return keys.stream()
                .filter(key -> !key.activatesAt().isAfter(now))
                .filter(key -> key.isGoodAt(now))
                .reduce((earlier, later) -> later);
    }

    /**
     * When the next key must begin to sign, once it has to be there; empty while the last one is good for longer. A key
     * that begins to sign only after {@code now} counts: another replica made it, whose clock is ahead of ours.
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

    /** The public halves as a JWK Set (RFC 7517 §5), with keys that are about to sign and keys that did lately. */
    String jwksAt(Instant now) {
        return keys.stream()
                .filter(key -> key.isGoodAt(now))
                .map(SigningKey::publicJwk)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
