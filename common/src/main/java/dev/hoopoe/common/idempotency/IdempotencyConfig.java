package dev.hoopoe.common.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Handling of requests with an {@code Idempotency-Key}. */
@ConfigMapping(prefix = "hoopoe.idempotency")
interface IdempotencyConfig {

    /** How long an answer is stored and replayed. */
    @WithDefault("PT24H")
    Duration ttl();

    /**
     * Requests with a key that this process handles concurrently; each holds a database connection while it calls
     * neighbours.
     */
    @WithDefault("6")
    int maxConcurrent();

    /** How long a request with a key waits for one of these permits; then it is refused with 503. */
    @WithDefault("PT3S")
    Duration timeout();
}
