package dev.hoopoe.gateway.framing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of one client's connections. */
@ConfigMapping(prefix = "hoopoe.gateway.connection")
public interface ConnectionConfig {

    /** Timeout for a request's head: from the opening of the connection, later from its first byte (408). */
    @WithDefault("PT10S")
    Duration headTimeout();

    /** Timeout for a request's body, plus a second for each {@link #bodyBytesPerSecond()} of it (408). */
    @WithDefault("PT10S")
    Duration bodyTimeout();

    /** The minimum rate of a long body. */
    @WithDefault("16K")
    MemorySize bodyBytesPerSecond();

    /** A client that reads nothing of its response for this long is disconnected. */
    @WithDefault("PT10S")
    Duration answerTimeout();

    /** Concurrent connections from one address, an IPv6 one counted by its /64; further ones are closed. */
    @WithDefault("1024")
    int maxPerAddress();

    /** Concurrent bodies of more than 64 KiB from one address; further ones get 429. */
    @WithDefault("32")
    int maxBodiesPerAddress();
}
