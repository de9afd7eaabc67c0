package dev.hoopoe.auth.omnidesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of OmniDesk's logins. */
@ConfigMapping(prefix = "hoopoe.omnidesk")
interface OmniDeskConfig {

    /** Lifetime of an access token; there is no refresh (contract OmniDesk, section 2). */
    @WithDefault("PT1H")
    Duration tokenLifetime();
}
