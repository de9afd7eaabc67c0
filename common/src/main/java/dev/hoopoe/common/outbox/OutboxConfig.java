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

    /** How often to poll for events that were committed without a wake-up in this process. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Events published in one batch. */
    @WithDefault("500")
    int batchSize();

    /** Bytes of payload in one batch, which bounds the memory; a single event may be larger. */
    @WithDefault("4M")
    MemorySize batchBytes();
}
