package dev.hoopoe.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketListener;
import io.github.bucket4j.MathType;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LockFreeBucket;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * One quota per key and period, refilled evenly. A bucket holds the quota of all gateways; a request takes as many tokens as
 * there are gateways, so that this one grants its share, and another number of gateways needs no other bucket.
 */
final class RateLimit {

    private final RouteClass routeClass;
    private final Scope scope;
    private final long quota;
    private final Duration period;
    private final String name;
    private final String policy;
    private final IntSupplier gateways;
    private final TimeMeter time;
    private final BucketConfiguration configuration;
    private final Cache<String, Bucket> buckets;

    /**
     * @param quota requests per period by all gateways together, at least 1
     * @param isNarrowest whether no other limit of the class counts fewer requests together; the policy then has the name of
     *     the class
     */
    RateLimit(RouteClass routeClass, Scope scope, long quota, Duration period, boolean isNarrowest, Shared shared) {
        this.routeClass = routeClass;
        this.scope = scope;
        this.quota = quota;
        this.period = period;
        this.name = isNarrowest ? routeClass.wireName() : routeClass.wireName() + "-per-" + scope.wireName();
        this.policy = "\"" + name + "\";q=" + quota + ";w=" + period.toSeconds();
        this.gateways = shared.gateways();
        this.time = shared.time();
        this.configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, period))
                .build();
        // A bucket that nobody has used for a period is full: as good as none.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(shared.maxEntries())
                .expireAfterAccess(period)
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    /** What all limits of a gateway have in common. */
    record Shared(int maxEntries, IntSupplier gateways, TimeMeter time) {}

    RouteClass routeClass() {
        return routeClass;
    }

    Scope scope() {
        return scope;
    }

    /** Requests per period, by all gateways together. */
    long quota() {
        return quota;
    }

    Duration period() {
        return period;
    }

    /** The name in headers: {@code read}, {@code read-per-account}. */
    String name() {
        return name;
    }

    /** The value of {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers): {@code "read";q=6000;w=60}. */
    String policy() {
        return policy;
    }

    /** Takes one request from the key's share, unless it is used up. */
    Usage consume(String key) {
        var price = price();
        var probe = buckets.get(key, this::newBucket).tryConsumeAndReturnRemaining(price);
        return new Usage(
                this,
                probe.getRemainingTokens() / price,
                probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill(),
                probe.getNanosToWaitForReset());
    }

    /** What is left of the key's share; takes nothing. */
    Usage peek(String key) {
        var bucket = buckets.getIfPresent(key);
        if (bucket == null) {
            return new Usage(this, quota / price(), 0, 0);
        }
        var price = price();
        var probe = bucket.estimateAbilityToConsume(price);
        return new Usage(this, probe.getRemainingTokens() / price, probe.getNanosToWaitForRefill(), 0);
    }

    /** Whether anything of the key's share was used within the last period. */
    boolean isUsed(String key) {
        return peek(key).remaining() < quota / price();
    }

    /** A share is never less than one request, else a small quota would allow none. */
    private long price() {
        return Math.min(Math.max(1, gateways.getAsInt()), quota);
    }

    private Bucket newBucket(String key) {
        return new LockFreeBucket(configuration, MathType.INTEGER_64_BITS, time, BucketListener.NOPE);
    }

    /** How many keys are remembered; exact once pending evictions are done. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
