package dev.hoopoe.gateway.ratelimit;

import java.util.Locale;

/** Whose requests a limit counts together. */
enum Scope {
    /** The subject of a token: a user, a client or a service; an API key counts as its user. */
    CALLER,
    ACCOUNT,
    /** An IPv4 address or an IPv6 /64. */
    ADDRESS,
    TICKET,
    ADDRESS_AND_TICKET;

    /** The name in headers and metrics: {@code address-and-ticket}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
