package dev.hoopoe.messaging.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Challenges to the URLs of event subscriptions. */
@ConfigMapping(prefix = "hoopoe.webhooks.verification")
interface VerificationConfig {

    /** How long a challenge may take, from the DNS lookup to the end of the answer. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Concurrent challenges in one replica, each of which holds a thread; more are answered 429. */
    @WithDefault("5")
    int maxConcurrent();
}
