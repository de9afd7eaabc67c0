package dev.hoopoe.auth.login;

import jakarta.inject.Singleton;
import java.time.Clock;

/** Slows down who guesses passwords: failed logins are limited for each address of an account and for each IP. */
@Singleton
class LoginGuard {

    private final boolean enabled;
    private final FailureLimit byEmail;
    private final FailureLimit byIp;

    LoginGuard(LoginLimitConfig config, Clock clock) {
        this.enabled = config.enabled();
        this.byEmail = new FailureLimit(config.failuresPerEmail(), config.period(), config.remembered(), clock);
        this.byIp = new FailureLimit(config.failuresPerIp(), config.period(), config.remembered(), clock);
    }

    /** Refuses when too many logins like this one have failed. */
    void check(LoginAttempt attempt) {
        if (enabled) {
            byEmail.check(attempt.account() + "/" + attempt.email());
            byIp.check(attempt.ip());
        }
    }

    void failed(LoginAttempt attempt) {
        if (enabled) {
            byEmail.failed(attempt.account() + "/" + attempt.email());
            byIp.failed(attempt.ip());
        }
    }
}
