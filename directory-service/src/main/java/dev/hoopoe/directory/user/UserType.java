package dev.hoopoe.directory.user;

import java.util.Locale;

/** A user's role. */
public enum UserType {
    ADMINISTRATOR,
    AGENT;

    /** The wire names, as a regular expression. */
    public static final String WIRE_NAMES = "administrator|agent";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a wire name that has been validated. */
    public static UserType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
