package dev.hoopoe.gateway.entry;

import dev.hoopoe.gateway.host.HostTable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account of a request without a token: that of the host it was sent to, if the host is bound to one. */
@ApplicationScoped
class HostAccounts {

    private final HostTable<String> accounts;
    private final String fallback;

    HostAccounts(AccountConfig config) {
        this.accounts = new HostTable<>(config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(HostBinding::host, HostBinding::account)));
        this.fallback = config.fallback();
    }

    /** The account to which the host of the request is bound. */
    Optional<String> boundTo(HttpServerRequest request) {
        return accounts.find(request);
    }

    /** The account that services assume when the gateway names none; only limits and logs here go by it. */
    String fallback() {
        return fallback;
    }
}
