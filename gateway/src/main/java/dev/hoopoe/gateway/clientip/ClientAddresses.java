package dev.hoopoe.gateway.clientip;

import io.quarkus.runtime.Startup;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * Finds the client's address behind trusted proxies: hops are read from the nearest outwards, each only if the nearer
 * one is a trusted proxy, so that a client's own header is never believed.
 */
@Startup
@ApplicationScoped
public class ClientAddresses {

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";
    private static final String FORWARDED = "Forwarded";

    private final TrustedProxies trusted;
    private final boolean standard;

    ClientAddresses(ForwardedConfig config) {
        this.trusted = new TrustedProxies(config.trustedProxies().orElse(List.of()));
        this.standard = config.header().equalsIgnoreCase(FORWARDED);
        if (!standard && !config.header().equalsIgnoreCase(X_FORWARDED_FOR)) {
            throw new IllegalArgumentException("hoopoe.forwarded.header must be " + X_FORWARDED_FOR + " or " + FORWARDED
                    + ", not \"" + config.header() + "\"");
        }
    }

    /** True for a trusted proxy, which carries requests of many clients. */
    public boolean isTrustedProxy(SocketAddress connected) {
        return connected instanceof InetSocketAddress internet
                && internet.getAddress() != null
                && trusted.include(internet.getAddress().getHostAddress());
    }

    /** The origin of the request; without a trusted proxy the peer of the connection. */
    public ClientOrigin of(HttpServerRequest request) {
        var connected =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return of(connected, request.scheme(), request.headers());
    }

    ClientOrigin of(String connected, String scheme, MultiMap headers) {
        if (connected == null || !trusted.include(connected)) {
            return new ClientOrigin(connected, scheme);
        }
        return new ClientOrigin(address(connected, headers), scheme(scheme, headers));
    }

    /** At an entry that is not an address, the last trusted proxy counts as the client. */
    private String address(String connected, MultiMap headers) {
        var hops = standard
                ? ForwardedFor.inForwarded(headers.getAll(FORWARDED))
                : ForwardedFor.inXForwardedFor(headers.getAll(X_FORWARDED_FOR));
        var client = connected;
        for (var i = hops.size() - 1; i >= 0 && trusted.include(client) && TrustedProxies.isAddress(hops.get(i)); i--) {
            client = hops.get(i);
        }
        return client;
    }

    private String scheme(String connected, MultiMap headers) {
        var named = standard
                ? ForwardedFor.schemeInForwarded(headers.getAll(FORWARDED))
                : ForwardedFor.lastOf(headers.getAll(X_FORWARDED_PROTO));
        var scheme = named.toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") ? scheme : connected;
    }
}
