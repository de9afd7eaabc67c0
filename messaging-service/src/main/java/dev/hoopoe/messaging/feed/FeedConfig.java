package dev.hoopoe.messaging.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the feed is kept and read. */
@ConfigMapping(prefix = "hoopoe.feed")
interface FeedConfig {

    /** How long an event stays in the feed; a cursor from before that is refused with 410. */
    @WithDefault("P30D")
    Duration retention();

    /** How much of events' data a page may hold; an event that is larger has a page to itself. */
    @WithDefault("4M")
    MemorySize largestPage();

    /** As {@link #largestPage}, for each of the many streams. */
    @WithDefault("64K")
    MemorySize largestStreamPart();

    /** Streams of events in this process; whoever comes then is refused with 503. */
    @WithDefault("300")
    int mostStreams();

    /** How often a stream shows that it is there when there is no event: less than what proxies wait for. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How long a reader of a stream may take nothing before it is broken off. */
    @WithDefault("PT30S")
    Duration patience();

    /** The longest that a reader may wait for an event; less than the gateway waits for an answer. */
    @WithDefault("PT20S")
    Duration longestWait();

    /** Readers that may wait at a time in this process; whoever comes then is answered at once. */
    @WithDefault("2000")
    int mostWaiting();

    /** How often to look for events that another process took in, while somebody waits. */
    @WithDefault("PT0.2S")
    Duration lookEvery();
}
