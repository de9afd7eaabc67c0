package dev.hoopoe.messaging.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.tenancy.NamedAccountScope;
import dev.hoopoe.common.web.NotFoundAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does public work in the account that a request names, see {@link NamedAccountScope}. directory-service confirms that the
 * account exists; the confirmation is cached. An account that is suspended or deleted after that is refused by
 * {@link dev.hoopoe.common.account.InactiveAccounts}. Unknown ids are not cached.
 */
@ApplicationScoped
public class KnownAccounts {

    private static final int MAX_ENTRIES = 10_000;
    private static final Duration TTL = Duration.ofMinutes(10);

    private final AccountClient directory;
    private final NamedAccountScope named;
    private final Cache<String, Boolean> known;

    KnownAccounts(PeerClients peers, NamedAccountScope named, Clock clock) {
        this.directory = peers.directory(AccountClient.class);
        this.named = named;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(TTL)
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The result of the work: for staff in their own account, for others as an anonymous caller of the named one. Empty when
     * there is no such account, it is suspended, or a caller without a token may not name it. Outside of any transaction.
     *
     * @param accountId as the request names it; null when it names none
     */
    public <T> Optional<T> call(String accountId, Supplier<T> work) {
        return named.call(accountId, this::exists, work);
    }

    private boolean exists(String accountId) {
        if (known.getIfPresent(accountId) != null) {
            return true;
        }
        var exists = NotFoundAnswers.emptyIfNotFound(() -> directory.get(accountId))
                .filter(AccountClient.AccountAnswer::isActive)
                .isPresent();
        if (exists) {
            known.put(accountId, true);
        }
        return exists;
    }
}
