package dev.hoopoe.auth.token;

import java.time.Duration;

/** The lifetime of a feature's access tokens; signing keys are published for longer. */
public interface GrantedLifetime {

    /** Lifetime of the feature's access tokens. */
    Duration tokenLifetime();
}
