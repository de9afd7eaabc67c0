package dev.hoopoe.auth.omnidesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What OmniDesk lets an operator choose about its logins. */
@ConfigMapping(prefix = "hoopoe.omnidesk")
interface OmniDeskConfig {

    /** Life of an access token, after which one logs in again (contract OmniDesk, section 2). */
    @WithDefault("PT1H")
    Duration tokenLifetime();
}
