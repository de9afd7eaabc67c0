package dev.hoopoe.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Cost and concurrency of password hashing. */
@ConfigMapping(prefix = "hoopoe.password")
public interface PasswordConfig {

    /** Argon2id memory in KiB (RFC 9106 §3.1, m). */
    @WithDefault("19456")
    int memory();

    /** Argon2id passes (RFC 9106 §3.1, t). */
    @WithDefault("2")
    int iterations();

    /** Argon2id lanes (RFC 9106 §3.1, p). */
    @WithDefault("1")
    int parallelism();

    /** Hashes computed concurrently; by default one less than there are processors, or fewer when the heap is small. */
    OptionalInt maxConcurrent();

    /** Hashes computed concurrently for anonymous registrations, in addition to those above. */
    @WithDefault("1")
    int maxConcurrentRegistrations();

    /**
     * Largest part of the time that a slot may compute, above 0 and at most 1. Below 1 only where other services run
     * on the same processors (decision 0024), as with the launcher. A login without others in the queue is not
     * delayed.
     */
    @WithDefault("1")
    double maxUtilization();

    /**
     * Calls that may wait for a slot; well below the number of worker threads, so that many logins delay logins only.
     */
    @WithDefault("16")
    int queueSize();

    /** How long a call waits for a slot; then it is refused with 429. */
    @WithDefault("PT5S")
    Duration timeout();
}
