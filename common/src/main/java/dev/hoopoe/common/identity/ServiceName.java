package dev.hoopoe.common.identity;

import java.util.Locale;

/** Whoever may hold a service token: the services of the suite, and the operator past the gateway. */
public enum ServiceName {
    AUTH,
    DIRECTORY,
    TICKET,
    MESSAGING,
    GATEWAY,
    OPERATOR;

    /** The token's {@code sub}, such as {@code ticket-service}. */
    public String subject() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }
}
