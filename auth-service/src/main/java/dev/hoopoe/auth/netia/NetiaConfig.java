package dev.hoopoe.auth.netia;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of Netia's sessions (contract Netia, section 2). */
@ConfigMapping(prefix = "hoopoe.netia")
interface NetiaConfig {

    /** Lifetime of an access token. */
    @WithDefault("PT30M")
    Duration tokenLifetime();

    /** Lifetime of a renew token. */
    @WithDefault("P30D")
    Duration renewLifetime();
}
