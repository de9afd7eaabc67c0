package dev.hoopoe.common.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * A cache of the tokens that one verifier accepted, by the hash of the token, with what was read from their claims
 * (type {@code T}). An entry lives as long as configured, at most until the token's {@code exp}, and no longer than
 * the signing keys stay the same. Refusals are not cached. Callers check each time whether the session has ended.
 */
public final class VerifiedTokens<T> {

    private final TokenVerifier verifier;
    private final ClaimsReader<T> reader;
    private final Clock clock;
    private final Cache<ByteBuffer, Entry<T>> byHash;

    public VerifiedTokens(TokenVerifier verifier, ClaimsReader<T> reader, long maxEntries, Duration ttl, Clock clock) {
        this.verifier = verifier;
        this.reader = reader;
        this.clock = clock;
        this.byHash = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .expireAfterWrite(ttl)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /** Extracts from a token what the cache stores. */
    @FunctionalInterface
    public interface ClaimsReader<T> {
        T read(JwtClaims claims) throws MalformedClaimException;
    }

    private record Entry<T>(T value, Instant expiresAt, int keyGeneration) {}

    /** The cached value of a token that is still valid; does not block. */
    public Optional<T> find(String token) {
        return find(TokenHash.of(token));
    }

    /**
     * The cached value of the token; verifies the token when it is not cached.
     *
     * @throws InvalidTokenException when the token is not valid
     * @throws TokenVerifier.KeysUnavailableException when auth-service's keys cannot be fetched
     */
    public T verify(String token) throws InvalidTokenException {
        var hash = TokenHash.of(token);
        var found = find(hash);
        if (found.isPresent()) {
            return found.get();
        }
        // Read before the keys: when keys change meanwhile, the entry counts as verified with the former ones.
        var keyGeneration = verifier.keyGeneration();
        var claims = verifier.verify(token);
        try {
            var expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            var entry = new Entry<>(reader.read(claims), expiresAt, keyGeneration);
            byHash.put(hash, entry);
            return entry.value();
        } catch (MalformedClaimException e) {
            throw new InvalidTokenException(e);
        }
    }

    /** Excludes expired entries, which the cache counts until its next write. */
    public long size() {
        byHash.cleanUp();
        return byHash.estimatedSize();
    }

    private Optional<T> find(ByteBuffer hash) {
        var entry = byHash.getIfPresent(hash);
        return entry != null
                        && entry.keyGeneration() == verifier.keyGeneration()
                        && clock.instant().isBefore(entry.expiresAt())
                ? Optional.of(entry.value())
                : Optional.empty();
    }
}
