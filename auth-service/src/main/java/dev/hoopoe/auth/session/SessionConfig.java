package dev.hoopoe.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Refresh of sessions. */
@ConfigMapping(prefix = "hoopoe.session")
public interface SessionConfig {

    /** Lifetime of a refresh token (contract Homa, section 2). */
    @WithDefault("P7D")
    Duration refreshLifetime();

    /**
     * How long a used refresh token returns the same successor again, for a client's parallel refreshes. Used later,
     * or after its successor was used, it ends the session.
     */
    @WithDefault("PT10S")
    Duration refreshGrace();
}
