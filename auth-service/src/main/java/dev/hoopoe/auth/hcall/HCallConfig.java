package dev.hoopoe.auth.hcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of HCall's logins. */
@ConfigMapping(prefix = "hoopoe.hcall")
public interface HCallConfig {

    /** Lifetime of HCall's access tokens; there is no refresh (contract HCall, section 2). */
    @WithDefault("PT${JWT_EXPIRATION_HOURS:24}H")
    Duration tokenLifetime();
}
