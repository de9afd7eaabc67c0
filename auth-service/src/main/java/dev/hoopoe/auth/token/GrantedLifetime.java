package dev.hoopoe.auth.token;

import java.time.Duration;

/** A feature that gives out access tokens, and for how long they are good: signing keys are published for longer. */
public interface GrantedLifetime {

    /** Life of the feature's access tokens. */
    Duration tokenLifetime();
}
