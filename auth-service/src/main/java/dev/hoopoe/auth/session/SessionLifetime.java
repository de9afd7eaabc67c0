package dev.hoopoe.auth.session;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a sign-in lasts: as long as it is refreshed, or for one access token.
 *
 * @param access life of an access token; null for the configured one
 * @param refresh life of a refresh token; null for the configured one
 * @param refreshed whether there is a refresh token
 */
public record SessionLifetime(Duration access, Duration refresh, boolean refreshed) {

    /** With the configured lifetimes and a refresh token that prolongs it. */
    public static final SessionLifetime REFRESHED = new SessionLifetime(null, null, true);

    /** Without a refresh token: one access token that lives so long. */
    public static SessionLifetime of(Duration access) {
        return new SessionLifetime(Objects.requireNonNull(access), null, false);
    }

    /** With access tokens and refresh tokens that live so long. */
    public static SessionLifetime refreshed(Duration access, Duration refresh) {
        return new SessionLifetime(Objects.requireNonNull(access), Objects.requireNonNull(refresh), true);
    }
}
