package dev.hoopoe.gateway.entry;

import dev.hoopoe.gateway.account.AccountStates;
import dev.hoopoe.gateway.host.HostTable;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The account of a request without a token: that of the host it was sent to, if the host is bound to one. */
@ApplicationScoped
class HostAccounts {

    private final HostTable<String> configured;
    private final AccountStates accounts;
    private final String fallback;

    HostAccounts(AccountConfig config, AccountStates accounts) {
        this.accounts = accounts;
        this.configured = new HostTable<>(config.hosts().orElse(List.of()).stream()
                .collect(Collectors.toUnmodifiableMap(HostBinding::host, HostBinding::account)));
        this.fallback = config.fallback();
    }

    /** The account to which the host of the request is bound, by the configuration or else by the operator. */
    Optional<String> boundTo(HttpServerRequest request) {
        return configured.find(request).or(() -> HostTable.hostOf(request).flatMap(accounts::ofHost));
    }

    /** The account that services assume when the gateway names none; only limits and logs here go by it. */
    String fallback() {
        return fallback;
    }
}
