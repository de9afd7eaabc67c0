package dev.hoopoe.gateway.route;

import java.util.Locale;

/** The services behind the gateway. */
public enum Upstream {
    AUTH,
    DIRECTORY,
    TICKET,
    MESSAGING;

    /** The name in messages and metrics: {@code ticket}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
