package dev.hoopoe.messaging.webhook.net;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where webhooks may be sent. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface TargetConfig {

    /** Ranges of addresses outside of the public internet that webhooks may reach, such as {@code 10.1.0.0/16}. */
    Optional<List<String>> allowedRanges();

    /** Whether a webhook's URL may be http. */
    @WithDefault("false")
    boolean httpAllowed();

    /** How long an attempt may take, from the DNS lookup to the end of the answer. */
    @WithDefault("PT15S")
    Duration timeout();

    /** Connections to one endpoint at a time. */
    @WithDefault("64")
    int maxConcurrentPerEndpoint();
}
