package dev.hoopoe.auth.login;

import dev.hoopoe.auth.session.SessionLifetime;

/** How long a session lasts that begins with a registration in a dialect. */
public interface RegistrationSession {

    /** The dialect's name, as in {@code netia}. */
    String dialect();

    SessionLifetime session();
}
