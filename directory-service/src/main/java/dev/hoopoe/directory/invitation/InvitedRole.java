package dev.hoopoe.directory.invitation;

import java.util.Locale;

/** The role that an invitation gives. */
public enum InvitedRole {
    /** The first administrator of an account that does not exist yet. */
    OWNER,
    ADMINISTRATOR,
    AGENT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
