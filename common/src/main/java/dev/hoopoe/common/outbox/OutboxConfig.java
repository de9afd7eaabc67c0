package dev.hoopoe.common.outbox;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the relay works. */
@ConfigMapping(prefix = "hoopoe.outbox")
public interface OutboxConfig {

    /** The {@code ce_source} of this service's events, such as {@code /hoopoe/ticket-service}. */
    @WithDefault("/hoopoe/${quarkus.application.name}")
    String source();

    /** How often to look for events that no commit in this process announced. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Events taken at a time. */
    @WithDefault("500")
    int batchSize();

    /** Payload that they may have together, so that large events do not fill the memory; a larger one goes alone. */
    @WithDefault("4M")
    MemorySize batchBytes();
}
