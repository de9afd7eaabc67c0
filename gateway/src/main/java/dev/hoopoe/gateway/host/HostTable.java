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
        var authority = request.authority();
        if (byHost.isEmpty() || authority == null) {
            return Optional.empty();
        }
        var host = authority.host().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(byHost.get(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    }
}
