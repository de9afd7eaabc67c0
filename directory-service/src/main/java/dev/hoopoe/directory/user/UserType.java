package dev.hoopoe.directory.user;

import java.util.Locale;

/** What a user may do. */
public enum UserType {
    ADMINISTRATOR,
    AGENT;

    /** How the type is written in requests, answers and tokens. */
    public static final String WIRE_NAMES = "administrator|agent";

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a wire name that has been validated. */
    public static UserType of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
