package dev.hoopoe.gateway.framing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one client may take of the gateway's time and room, however slow it is. */
@ConfigMapping(prefix = "hoopoe.gateway.connection")
public interface ConnectionConfig {

    /** How long a request's head may take: from the opening of the connection, later from its own first byte (408). */
    @WithDefault("PT10S")
    Duration headTimeout();

    /** How long a request's body may take, besides a second for each {@link #bodyBytesPerSecond()} of it (408). */
    @WithDefault("PT10S")
    Duration bodyTimeout();

    /** The rate that a long body must keep up. */
    @WithDefault("16K")
    MemorySize bodyBytesPerSecond();

    /** A client that takes nothing of its answer for this long is cut off. */
    @WithDefault("PT10S")
    Duration answerTimeout();

    /** Connections open at once from one address, an IPv6 one counted by its /64; further ones are closed. */
    @WithDefault("1024")
    int maxPerAddress();

    /** Bodies of more than 64 KiB under way at once from one address; further ones get 429. */
    @WithDefault("32")
    int maxBodiesPerAddress();
}
