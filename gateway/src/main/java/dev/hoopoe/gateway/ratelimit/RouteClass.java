package dev.hoopoe.gateway.ratelimit;

import dev.hoopoe.common.dialect.BodyKind;
import dev.hoopoe.common.dialect.TokenUse;
import dev.hoopoe.gateway.route.PublicOperations.Access;
import dev.hoopoe.gateway.route.Route;
import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What kind of work a request asks for; each class has limits of its own. */
public enum RouteClass {
    /** Logins, registrations, refreshes and sign-ins with a provider: they take no token, and many hash a password. */
    LOGIN,
    /** Writes without a token. */
    ANONYMOUS_WRITE,
    /** Writes without a token that prove a ticket's secret: anonymous writes whose failures are counted besides. */
    TICKET_SECRET,
    /** GET and HEAD. */
    READ,
    /** Every other method, with a token. */
    WRITE,
    /** GET of an operation that may wait for events, or that opens a WebSocket. */
    STREAM;

    private static final Set<TokenUse> READS_TOKEN = EnumSet.of(TokenUse.REQUIRED, TokenUse.OPTIONAL);

    /**
     * The class of a request.
     *
     * @param withCredential whether the request has a token or an API key that the operation reads
     */
    public static RouteClass of(Route route, Access access, HttpMethod method, boolean withCredential) {
        var reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        if (access.ticket() != null) {
            return TICKET_SECRET;
        }
        if (route.body() == BodyKind.CREDENTIALS && !READS_TOKEN.contains(access.tokenUse())) {
            return LOGIN;
        }
        if (reads) {
            return route.waits() || route.socket() ? STREAM : READ;
        }
        return withCredential ? WRITE : ANONYMOUS_WRITE;
    }

    /** The name in configuration, headers and metrics: {@code anonymous-write}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
