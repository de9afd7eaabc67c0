package dev.hoopoe.auth.limit;

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

    /**
     * Failures a period with one person, by whatever name, or with one name that is nobody's. Who has logged in before from
     * a device or network has as many more there, which failures from elsewhere do not use up.
     */
    @WithDefault("10")
    int failuresPerEmail();

    /** Failures a period from one IPv4 address or IPv6 /64. */
    @WithDefault("100")
    int failuresPerIp();

    /** Registrations a period, by strangers, from one IPv4 address or IPv6 /64. */
    @WithDefault("300")
    int registrationsPerIp();

    /** Names and IP addresses that are counted; beyond this, the least recently used one is evicted. */
    @WithDefault("50000")
    int maxEntries();
}
