package dev.hoopoe.auth.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How long a sign-in lasts: as long as it is refreshed, or for one access token of a given life. */
public final class SessionLifetime {

    /** With access tokens of the usual life and a refresh token that prolongs it. */
    public static final SessionLifetime REFRESHED = new SessionLifetime(null);

    private final Duration lifetime;

    private SessionLifetime(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Without a refresh token: one access token that lives so long. */
    public static SessionLifetime of(Duration lifetime) {
        return new SessionLifetime(Objects.requireNonNull(lifetime));
    }

    /** Life of the only access token; empty when there may be further ones. */
    Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }
}
