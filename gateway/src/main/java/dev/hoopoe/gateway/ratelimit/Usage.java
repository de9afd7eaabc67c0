package dev.hoopoe.gateway.ratelimit;

import java.util.concurrent.TimeUnit;

/**
 * What a limit says of one request.
 *
 * @param remaining requests that this gateway still grants the key at once
 * @param waitNanos until the next request is granted; 0 when this one is
 * @param resetNanos until the whole quota is there again
 */
record Usage(RateLimit limit, long remaining, long waitNanos, long resetNanos) {

    boolean isRefused() {
        return waitNanos > 0;
    }

    /** The one that refuses first. */
    Usage tighter(Usage other) {
        return other == null || remaining <= other.remaining ? this : other;
    }

    /** The value of {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers): {@code "read";r=5993;t=12}. */
    String header() {
        return "\"" + limit.name() + "\";r=" + remaining + ";t=" + seconds(Math.max(resetNanos, waitNanos));
    }

    /** The value of {@code Retry-After}. */
    long retryAfterSeconds() {
        return seconds(waitNanos);
    }

    /** Rounded up: who comes back a moment too early is refused again. */
    private static long seconds(long nanos) {
        var second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }
}
