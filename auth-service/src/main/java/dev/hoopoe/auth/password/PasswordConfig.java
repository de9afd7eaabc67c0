package dev.hoopoe.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What a password's hash costs, and how many may be computed at once. */
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

    /** Hashes computed at once; by default as many as there are processors but one, or fewer when the heap is small. */
    OptionalInt concurrency();

    /**
     * How much of the time a slot computes at most, above 0 and at most 1. Below 1 only where this service shares its
     * processors with others (decision 0024), as on the launcher's one machine. One login alone waits for nothing.
     */
    @WithDefault("1")
    double share();

    /** Hashes for registrations by strangers computed at once, beside those above, so that neither holds the other up. */
    @WithDefault("1")
    int registrationConcurrency();

    /** Calls that may wait for their turn; well below the worker threads, so that a login storm costs logins only. */
    @WithDefault("16")
    int queue();

    /** How long a call waits for its turn before it is refused. */
    @WithDefault("PT5S")
    Duration patience();
}
