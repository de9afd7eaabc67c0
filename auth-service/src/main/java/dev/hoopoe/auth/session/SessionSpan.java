package dev.hoopoe.auth.session;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How long a sign-in lasts: as long as it is refreshed, or for one access token of a given life. */
public final class SessionSpan {

    /** With access tokens of the usual life and a refresh token that prolongs it. */
    public static final SessionSpan REFRESHED = new SessionSpan(null);

    private final Duration lifetime;

    private SessionSpan(Duration lifetime) {
        this.lifetime = lifetime;
    }

    /** Without a refresh token: one access token that lives so long. */
    public static SessionSpan of(Duration lifetime) {
        return new SessionSpan(Objects.requireNonNull(lifetime));
    }

    /** Life of the only access token; empty when there may be further ones. */
    Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }
}
