package dev.hoopoe.common.replica;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The in-memory cache of replicas. */
@ConfigMapping(prefix = "hoopoe.replica-cache")
public interface ReplicaCacheConfig {

    /**
     * How long a row is served from memory at most. Changes that another process of the service has written show
     * after this time; changes of the same process at once.
     */
    @WithDefault("PT1S")
    Duration ttl();

    /** How many rows of each replica are kept. */
    @WithDefault("1000")
    long maxEntries();
}
