package dev.hoopoe.common.cache;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Rows in memory: of replicas, and of what directory-service reads at each request. */
@ConfigMapping(prefix = "hoopoe.replica-cache")
public interface RowCacheConfig {

    /**
     * How long a row is served from memory at most. Changes that another process of the service has written show
     * after this time; changes of the same process at once.
     */
    @WithDefault("PT1S")
    Duration ttl();

    /** How many rows of each table are kept. */
    @WithDefault("1000")
    long maxEntries();
}
