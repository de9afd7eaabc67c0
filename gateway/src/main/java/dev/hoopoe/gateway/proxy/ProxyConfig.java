package dev.hoopoe.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Timeouts and limits of requests to the services. */
@ConfigMapping(prefix = "hoopoe.gateway.proxy")
public interface ProxyConfig {

    /** The largest body of a login, a registration or another call about tokens; larger ones are refused with 413. */
    @WithDefault("16K")
    MemorySize maxCredentialsBodySize();

    /** The largest body of any other request but those with files; larger ones are refused with 413. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** The largest body of a request with a token that may carry images (413; contract Homa, section 1). */
    @WithDefault("25M")
    MemorySize maxFileBodySize();

    /** The largest body of an upload, a form with a file of 25 MiB (413). */
    @WithDefault("25664K")
    MemorySize maxUploadBodySize();

    /** Bytes of uploads that may be under way at once (503): services write them to their disks, not to their heaps. */
    @WithDefault("512M")
    MemorySize maxUploadsSize();

    /** auth-service's heap: request bodies in transit to it may take a quarter of it (503). */
    @WithDefault("${hoopoe.auth.heap:176M}")
    MemorySize authHeap();

    /** directory-service's heap, as {@link #authHeap()}. */
    @WithDefault("${hoopoe.directory.heap:128M}")
    MemorySize directoryHeap();

    /** ticket-service's heap, as {@link #authHeap()}. */
    @WithDefault("${hoopoe.ticket.heap:144M}")
    MemorySize ticketHeap();

    /** messaging-service's heap, as {@link #authHeap()}. */
    @WithDefault("${hoopoe.messaging.heap:144M}")
    MemorySize messagingHeap();

    /** How long a request waits for its turn, and again for a connection, whether a new one or one that is busy. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /**
     * How long a request waits for its turn under overload, which is when requests have been waiting for
     * {@link #connectTimeout()} without a break.
     */
    @WithDefault("PT0.1S")
    Duration overloadQueueTimeout();

    /** How long a service may take from the end of the request to the head of its answer. */
    @WithDefault("PT30S")
    Duration responseTimeout();

    /** After this long without a byte in either direction a connection to a service is closed. */
    @WithDefault("PT75S")
    Duration idleTimeout();

    /** Connections to one replica of a service, which is how many requests it has in flight. */
    @WithDefault("128")
    int maxConnections();

    /**
     * Requests that one client address may have in flight at a service, an IPv6 one counted by its /64; its further requests
     * wait.
     */
    @WithDefault("96")
    int maxConnectionsPerAddress();

    /** Additional connections to one replica for long-running requests, such as streams of events. */
    @WithDefault("2048")
    int maxWaitingConnections();

    /** Requests that may wait for one service; further callers get 503 at once. */
    @WithDefault("512")
    int queueSize();
}
