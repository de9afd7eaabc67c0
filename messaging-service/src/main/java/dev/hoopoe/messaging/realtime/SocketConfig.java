package dev.hoopoe.messaging.realtime;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of WebSockets. */
@ConfigMapping(prefix = "hoopoe.sockets")
public interface SocketConfig {

    /** Sockets that may be open in one process; further ones are refused with 503. */
    @WithDefault("20000")
    int maxOpen();

    /** Open sockets of one account in one process; further ones are refused with 429. */
    @WithDefault("5000")
    int maxOpenPerAccount();

    /** A socket whose client sends no frame for this long is closed. */
    @WithDefault("PT45S")
    Duration idleTimeout();

    /** Bytes that may wait for a client that reads slowly; above that its socket is closed with 1013. */
    @WithDefault("128K")
    MemorySize maxQueueSize();

    /** Frames of all sockets that are handled at once in one process; less than the connections of the database's pool. */
    @WithDefault("6")
    int maxConcurrent();

    /** Messages a minute that pages without a token may write to one conversation in one process. */
    @WithDefault("60")
    int maxVisitorMessagesPerMinute();

    /** Frames a second that a client may send for long; above that its socket is closed with 1008. */
    @WithDefault("20")
    int maxFramesPerSecond();

    /** Frames that a client may send at once. */
    @WithDefault("200")
    int maxFrameBurst();
}
