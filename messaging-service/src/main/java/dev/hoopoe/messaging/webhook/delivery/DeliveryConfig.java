package dev.hoopoe.messaging.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are planned, attempted and kept. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface DeliveryConfig {

    /** How long to wait after each attempt that failed; after the one that follows the last wait, the endpoint is paused. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> retryDelays();

    /** By how much of itself a wait varies at random, up or down. */
    @WithDefault("0.1")
    double retryJitter();

    /** The longest that an endpoint's {@code Retry-After} is followed. */
    @WithDefault("P1D")
    Duration longestRetryAfter();

    /** For how long a replica has a delivery to itself; longer than an attempt takes. */
    @WithDefault("PT45S")
    Duration lease();

    /** How often to look for what nobody in this process announced. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Deliveries that wait for one endpoint; further events stay in the feed until there are fewer. */
    @WithDefault("1000")
    int mostPending();

    /** Attempts of this process at a time. */
    @WithDefault("1000")
    int mostInFlight();

    /** Attempts of this process at one endpoint at a time, once it has shown that it answers. */
    @WithDefault("64")
    int mostInFlightPerEndpoint();

    /** Bytes of events that are being sent at a time; one event of any size always may. */
    @WithDefault("16000000")
    long mostBytes();

    /** How long a delivery is shown after it has ended. */
    @WithDefault("P30D")
    Duration retention();
}
