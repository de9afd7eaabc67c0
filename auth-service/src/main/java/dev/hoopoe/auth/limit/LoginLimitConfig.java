package dev.hoopoe.auth.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of failed logins and of registrations, counted for all replicas together. */
@ConfigMapping(prefix = "hoopoe.login-limit")
public interface LoginLimitConfig {

    /** Whether failures are limited at all. */
    @WithDefault("true")
    boolean enabled();

    /** The time from the first failure until the allowances below are whole again. */
    @WithDefault("PT5M")
    Duration period();

    /**
     * Failures per period for one person, by any login name, or for one unknown name. A person has the same allowance
     * again on each device and network of an earlier login, which failures from elsewhere do not use up, and another
     * one at hosts that are bound to no account.
     */
    @WithDefault("10")
    int failuresPerEmail();

    /** Failures per period from one IPv4 address or IPv6 /64. */
    @WithDefault("100")
    int failuresPerIp();

    /** Anonymous registrations per period from one IPv4 address or IPv6 /64. */
    @WithDefault("300")
    int registrationsPerIp();
}
