package dev.hoopoe.directory.netia;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.directory.account.AccountTransactions;
import dev.hoopoe.directory.profile.ProfileAccountStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Does public work in the account that a request names: Netia's widget has no token. At a host that is bound to an account no
 * other can be named, and staff name none but their own (docs/decisions/0065).
 */
@ApplicationScoped
class NamedAccount {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,63}");

    private final AccountTransactions accounts;
    private final ProfileAccountStore profiles;
    private final AccountScope scope;
    private final CurrentCaller current;
    private final InactiveAccounts inactive;

    NamedAccount(
            AccountTransactions accounts,
            ProfileAccountStore profiles,
            AccountScope scope,
            CurrentCaller current,
            InactiveAccounts inactive) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.scope = scope;
        this.current = current;
        this.inactive = inactive;
    }

    /** Whether the caller need not name an account. */
    boolean isKnown() {
        return current.get().isStaff();
    }

    /** The result of the work; empty when there is no such account, it is suspended, or another one is meant. */
    <T> Optional<T> call(String accountId, Supplier<T> work) {
        return find(
                accountId,
                () -> isKnown() || accounts.nameOf(accountId).isPresent() ? Optional.of(work.get()) : Optional.empty());
    }

    /** As {@link #call}, for work that finds nothing in an account that does not exist. */
    <T> Optional<T> find(String accountId, Supplier<Optional<T>> work) {
        var caller = current.get();
        if (caller.isStaff()) {
            return work.get();
        }
        var isOther = !caller.accountAssumed() && !caller.accountId().equals(accountId);
        if (isOther || accountId == null || !FORM.matcher(accountId).matches() || inactive.contains(accountId)) {
            return Optional.empty();
        }
        return scope.call(Caller.anonymous(accountId), work);
    }

    /** The result of the work in the account of the client; empty when the client has no profile there. */
    <T> Optional<T> callFor(UUID clientId, Supplier<T> work) {
        var caller = current.get();
        if (caller.isStaff()) {
            return Optional.of(work.get());
        }
        return profiles.accountOf(clientId)
                .filter(account -> caller.accountAssumed() || caller.accountId().equals(account))
                .filter(account -> !inactive.contains(account))
                .map(account -> scope.call(Caller.anonymous(account), work));
    }
}
