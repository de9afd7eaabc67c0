package dev.hoopoe.gateway.entry;

import dev.hoopoe.gateway.host.HostTable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** The account of a request without a token: that of the host it was sent to. */
@ApplicationScoped
class HostAccounts {

    private final HostTable<String> accounts;
    private final String fallback;

    HostAccounts(AccountConfig config) {
        this.accounts = new HostTable<>(config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(HostBinding::host, HostBinding::account)));
        this.fallback = config.fallback();
    }

    String accountOf(HttpServerRequest request) {
        return accounts.find(request).orElse(fallback);
    }
}
