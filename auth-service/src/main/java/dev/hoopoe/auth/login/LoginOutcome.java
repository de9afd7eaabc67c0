package dev.hoopoe.auth.login;

import java.util.Locale;

/** How a login ended, for the history; the caller learns no more than success or failure. */
enum LoginOutcome {
    SUCCEEDED,
    UNKNOWN_EMAIL,
    NO_PASSWORD,
    WRONG_PASSWORD,
    INACTIVE,
    UNVERIFIED_EMAIL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
