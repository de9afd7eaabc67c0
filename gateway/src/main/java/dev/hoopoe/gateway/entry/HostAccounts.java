package dev.hoopoe.gateway.entry;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The account of a request without a token: that of the host it was sent to. */
@ApplicationScoped
class HostAccounts {

    private final Map<String, String> accountByHost;
    private final String fallback;

    HostAccounts(AccountConfig config) {
        this.accountByHost = config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(HostBinding::host, HostBinding::account));
        this.fallback = config.fallback();
    }

    String accountOf(HttpServerRequest request) {
        var authority = request.authority();
        if (accountByHost.isEmpty() || authority == null) {
            return fallback;
        }
        var host = authority.host().toLowerCase(Locale.ROOT);
        return accountByHost.getOrDefault(host.endsWith(".") ? host.substring(0, host.length() - 1) : host, fallback);
    }
}
