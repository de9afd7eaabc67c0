package dev.hoopoe.gateway.route;

import dev.hoopoe.common.identity.ServiceName;
import java.util.Locale;

/** The services behind the gateway. */
public enum Upstream {
    AUTH,
    DIRECTORY,
    TICKET,
    MESSAGING;

    static Upstream of(ServiceName service) {
        return valueOf(service.name());
    }

    /** The name in messages and metrics: {@code ticket}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
