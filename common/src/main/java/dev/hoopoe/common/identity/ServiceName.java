package dev.hoopoe.common.identity;

import java.util.Locale;

/** The clients that may have a service token: the services, and the operator, who calls past the gateway. */
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
