package dev.hoopoe.directory.netia;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.NamedAccountScope;
import dev.hoopoe.directory.account.AccountTransactions;
import dev.hoopoe.directory.profile.ProfileAccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does public work in the account that a request names: Netia's widget has no token (see {@link NamedAccountScope}).
 */
@ApplicationScoped
class NamedAccount {

    private final AccountTransactions accounts;
    private final ProfileAccountStore profiles;
    private final NamedAccountScope named;
    private final AccountScope scope;
    private final CurrentCaller current;

    NamedAccount(
            AccountTransactions accounts,
            ProfileAccountStore profiles,
            NamedAccountScope named,
            AccountScope scope,
            CurrentCaller current) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.named = named;
        this.scope = scope;
        this.current = current;
    }

    /** Whether the caller need not name an account. */
    boolean isKnown() {
        return current.get().isStaff();
    }

    /** The result of the work; empty when there is no such account, it is suspended, or another one is meant. */
    <T> Optional<T> call(String accountId, Supplier<T> work) {
        return named.call(accountId, accounts::exists, work);
    }

    /** As {@link #call}, for work that finds nothing in an account that does not exist. */
    <T> Optional<T> find(String accountId, Supplier<Optional<T>> work) {
        return named.find(accountId, work);
    }

    /** The result of the work in the account of the client; empty when the client has no profile there. */
    <T> Optional<T> callFor(UUID clientId, Supplier<T> work) {
        if (isKnown()) {
            return Optional.of(work.get());
        }
        return profiles.accountOf(clientId)
                .filter(named::mayName)
                .map(account -> scope.call(Caller.anonymous(account), work));
    }
}
