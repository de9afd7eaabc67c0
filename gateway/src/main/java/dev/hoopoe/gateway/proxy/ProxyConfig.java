package dev.hoopoe.gateway.proxy;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Addresses of the services, and timeouts and limits of requests to them. */
@ConfigMapping(prefix = "hoopoe.gateway.proxy")
public interface ProxyConfig {

    /** Base address of auth-service. */
    @WithDefault("${hoopoe.auth.url:http://127.0.0.1:8101}")
    URI authUrl();

    /** Base address of directory-service. */
    @WithDefault("${hoopoe.directory.url:http://127.0.0.1:8102}")
    URI directoryUrl();

    /** Base address of ticket-service. */
    @WithDefault("${hoopoe.ticket.url:http://127.0.0.1:8103}")
    URI ticketUrl();

    /** Base address of messaging-service. */
    @WithDefault("${hoopoe.messaging.url:http://127.0.0.1:8104}")
    URI messagingUrl();

    /** The largest body of a login, a registration or another call about tokens; larger ones are refused with 413. */
    @WithDefault("16K")
    MemorySize maxCredentialsBodySize();

    /** The largest body of any other request but those with files; larger ones are refused with 413. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** The largest body of a request with a token that may carry images (413; contract Homa, section 1). */
    @WithDefault("25M")
    MemorySize maxFileBodySize();

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

    /** How long a request waits for a connection, whether a new one or one that is busy. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /** How long a service may take from the end of the request to the head of its answer. */
    @WithDefault("PT30S")
    Duration responseTimeout();

    /** After this long without a byte in either direction a connection to a service is closed. */
    @WithDefault("PT75S")
    Duration idleTimeout();

    /** Connections to one service. */
    @WithDefault("128")
    int maxConnections();

    /**
     * Connections that one client address may use concurrently, an IPv6 one counted by its /64; its further requests
     * wait.
     */
    @WithDefault("96")
    int maxConnectionsPerAddress();

    /** Additional connections to one service for long-running requests, such as streams of events. */
    @WithDefault("2048")
    int maxWaitingConnections();

    /** Requests that may wait for a connection to one service; further callers get 503. */
    @WithDefault("512")
    int queueSize();
}
