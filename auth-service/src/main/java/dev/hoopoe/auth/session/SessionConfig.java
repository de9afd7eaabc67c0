package dev.hoopoe.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a session can be prolonged. */
@ConfigMapping(prefix = "hoopoe.session")
public interface SessionConfig {

    /** Life of a refresh token (contract Homa, section 2). */
    @WithDefault("P7D")
    Duration refreshLifetime();

    /**
     * How long a used refresh token yields its one successor again, for a client's parallel refreshes; used later, or once
     * the successor was used, it ends the session.
     */
    @WithDefault("PT10S")
    Duration refreshGrace();
}
