package dev.hoopoe.directory.invitation;

import java.util.Locale;

/** What somebody becomes by an invitation. */
public enum InvitedRole {
    /** The first administrator of an account that does not exist yet. */
    OWNER,
    ADMINISTRATOR,
    AGENT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
