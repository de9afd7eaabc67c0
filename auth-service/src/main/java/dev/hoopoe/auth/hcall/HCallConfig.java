package dev.hoopoe.auth.hcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a deployment of HCall sets. */
@ConfigMapping(prefix = "hoopoe.hcall")
public interface HCallConfig {

    /** Life of an access token that HCall gives out; there is no refresh (contract HCall, section 2). */
    @WithDefault("PT${JWT_EXPIRATION_HOURS:24}H")
    Duration tokenLifetime();
}
