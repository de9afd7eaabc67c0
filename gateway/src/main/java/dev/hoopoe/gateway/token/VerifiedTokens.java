package dev.hoopoe.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Remembers for a short while which tokens were found to hold, by the hash of the token; refusals are not remembered. */
final class VerifiedTokens {

    private final Cache<ByteBuffer, VerifiedToken> byHash;
    private final Clock clock;

    VerifiedTokens(long mostTokens, Duration longest, Clock clock) {
        this.clock = clock;
        this.byHash = Caffeine.newBuilder()
                .maximumSize(mostTokens)
                .expireAfterWrite(longest)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /** What is remembered of a token that has not expired. */
    Optional<VerifiedToken> find(String token) {
        return Optional.ofNullable(byHash.getIfPresent(TokenHash.of(token)))
                .filter(verified -> clock.instant().isBefore(verified.expiresAt()));
    }

    void add(String token, VerifiedToken verified) {
        byHash.put(TokenHash.of(token), verified);
    }

    long size() {
        return byHash.estimatedSize();
    }
}
