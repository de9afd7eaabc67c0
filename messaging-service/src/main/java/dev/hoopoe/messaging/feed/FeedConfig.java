package dev.hoopoe.messaging.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the feed is stored and read. */
@ConfigMapping(prefix = "hoopoe.feed")
interface FeedConfig {

    /** How long an event stays in the feed; older cursors are refused with 410. */
    @WithDefault("P30D")
    Duration retention();

    /** Bytes of events' data in a page; a single event may be larger. */
    @WithDefault("4M")
    MemorySize maxPageSize();

    /** Bytes of events' data that a stream reads at a time; a single event may be larger. */
    @WithDefault("64K")
    MemorySize maxStreamBatchSize();

    /** Concurrent streams in one process; further ones are refused with 503. */
    @WithDefault("300")
    int maxStreams();

    /** Concurrent streams of one account in one process; further ones are refused with 429. */
    @WithDefault("100")
    int maxStreamsPerAccount();

    /** The interval of heartbeats on a stream without events; must be less than the timeout of proxies. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long a write to a stream may take before the stream is aborted. */
    @WithDefault("PT30S")
    Duration streamTimeout();

    /** How long a reader may wait for an event by long poll; must be less than the gateway's timeout. */
    @WithDefault("PT20S")
    Duration maxWait();

    /** Waiting readers in one process, by long poll; further ones are answered at once. */
    @WithDefault("2000")
    int maxWaiting();

    /** How often to poll for events that another process appended, while readers wait. */
    @WithDefault("PT0.2S")
    Duration pollInterval();
}
