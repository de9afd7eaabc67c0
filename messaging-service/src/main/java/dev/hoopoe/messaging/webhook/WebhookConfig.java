package dev.hoopoe.messaging.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and defaults of an account's webhooks. */
@ConfigMapping(prefix = "hoopoe.webhooks")
interface WebhookConfig {

    /** Webhooks of one account. */
    @WithDefault("100")
    int maxPerAccount();

    /** For how long requests are signed with the former secret too, unless the rotation says otherwise. */
    @WithDefault("P1D")
    Duration secretOverlap();
}
