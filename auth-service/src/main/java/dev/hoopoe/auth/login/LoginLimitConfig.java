package dev.hoopoe.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many failed logins are taken before further ones are refused unseen; each replica counts for itself. */
@ConfigMapping(prefix = "hoopoe.login-limit")
public interface LoginLimitConfig {

    /** Whether failures are limited at all. */
    @WithDefault("true")
    boolean enabled();

    /** The time in which the allowances below are filled up again. */
    @WithDefault("PT5M")
    Duration period();

    /** Failures a period with one address of an account, whether it exists or not. */
    @WithDefault("10")
    int failuresPerEmail();

    /** Failures a period from one IP address. */
    @WithDefault("100")
    int failuresPerIp();

    /** Addresses and IPs that are remembered; beyond, the longest unused one is forgotten. */
    @WithDefault("50000")
    int remembered();
}
