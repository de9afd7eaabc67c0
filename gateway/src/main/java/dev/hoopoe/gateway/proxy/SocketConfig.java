package dev.hoopoe.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of WebSockets. */
@ConfigMapping(prefix = "hoopoe.gateway.sockets")
public interface SocketConfig {

    /** Sockets that may be open in this gateway; further handshakes get 503. */
    @WithDefault("20000")
    int max();

    /** Sockets that one client address may have open, an IPv6 one counted by its /64; further handshakes get 429. */
    @WithDefault("200")
    int maxPerAddress();

    /** The largest message of a client, and the largest frame; a socket with a larger one is closed with code 1009. */
    @WithDefault("64K")
    MemorySize maxMessageSize();

    /** A socket whose client has sent nothing for this long is closed. */
    @WithDefault("PT90S")
    Duration idleTimeout();
}
