package dev.hoopoe.auth.session;

import java.util.Locale;

/** Why a session ended. */
public enum EndReason {
    LOGGED_OUT,
    REFRESH_REUSED,
    PASSWORD_CHANGED,
    ROLE_CHANGED,
    DEACTIVATED,
    DELETED,
    API_KEY_REPLACED,
    API_KEY_DELETED;

    /** The name in events and in the database. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
