package dev.hoopoe.gateway.host;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values bound to host names, found by a request's host regardless of port, case and a final dot. */
public final class HostTable<T> {

    private final Map<String, T> byHost;

    /** @param byHost host names in lower case, without ports */
    public HostTable(Map<String, T> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    public Optional<T> find(HttpServerRequest request) {
        return byHost.isEmpty() ? Optional.empty() : hostOf(request).map(byHost::get);
    }

    /** The request's host in lower case, without a port and a final dot. */
    public static Optional<String> hostOf(HttpServerRequest request) {
        var authority = request.authority();
        if (authority == null) {
            return Optional.empty();
        }
        var host = authority.host().toLowerCase(Locale.ROOT);
        return Optional.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    }
}
