package dev.hoopoe.messaging.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are planned, attempted and logged. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface DeliveryConfig {

    /** The wait after each failed attempt; when the attempt after the last wait fails, the endpoint is paused. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retryDelays();

    /** Random variation of a wait, as a fraction of it, up or down. */
    @WithDefault("0.1")
    double retryJitter();

    /** An endpoint's {@code Retry-After} is followed up to this. */
    @WithDefault("P1D")
    Duration maxRetryAfter();

    /** How long a claim to a delivery lasts; must be longer than an attempt. */
    @WithDefault("PT45S")
    Duration lease();

    /** How often to poll for deliveries that became due without a wake-up in this process. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Deliveries queued for one endpoint; further events stay in the feed until there are fewer. */
    @WithDefault("1000")
    int maxPending();

    /** Concurrent attempts in one process. */
    @WithDefault("1000")
    int maxConcurrent();

    /** Concurrent attempts at one endpoint in one process, once the endpoint has answered enough of them. */
    @WithDefault("64")
    int maxConcurrentPerEndpoint();

    /** Bytes of events in concurrent attempts of one process; a single event may be larger. */
    @WithDefault("16000000")
    long maxBytes();

    /** How long a delivery stays in the log after it has ended. */
    @WithDefault("P30D")
    Duration retention();
}
