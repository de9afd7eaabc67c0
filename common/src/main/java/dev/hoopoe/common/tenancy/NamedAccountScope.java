package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Does public work in the account that a request names, for callers without a token. At a host that is bound to an account no
 * other can be named, and staff name none but their own (docs/decisions/0065).
 */
@ApplicationScoped
public class NamedAccountScope {

    private final AccountScope scope;
    private final CurrentCaller current;
    private final InactiveAccounts inactive;

    NamedAccountScope(AccountScope scope, CurrentCaller current, InactiveAccounts inactive) {
        this.scope = scope;
        this.current = current;
        this.inactive = inactive;
    }

    /**
     * The result of the work; empty when there is no such account, it is suspended, or the caller may not name it.
     *
     * @param accountId as the request names it; null when it names none
     * @param exists whether there is an account of this id; called within the account
     */
    public <T> Optional<T> call(String accountId, Predicate<String> exists, Supplier<T> work) {
        var isStaff = current.get().isStaff();
        return find(accountId, () -> isStaff || exists.test(accountId) ? Optional.of(work.get()) : Optional.empty());
    }

    /** As {@link #call}, for work that finds nothing in an account that does not exist. */
    public <T> Optional<T> find(String accountId, Supplier<Optional<T>> work) {
        if (current.get().isStaff()) {
            return work.get();
        }
        if (!isNameable(accountId)) {
            return Optional.empty();
        }
        // Within the account already, perhaps in a transaction.
        return isIn(accountId) ? work.get() : scope.call(Caller.anonymous(accountId), work);
    }

    /**
     * The result of a whole operation, in the account that its body names if the caller may do something there: a transaction
     * around the operation must be of that account.
     *
     * @param body null for none
     */
    public <T> T around(NamesAccount body, Supplier<T> operation) {
        var accountId = body == null || current.get().isStaff() ? null : body.namedAccount();
        return accountId == null || !isNameable(accountId) || isIn(accountId)
                ? operation.get()
                : scope.call(Caller.anonymous(accountId), operation);
    }

    private boolean isNameable(String accountId) {
        return accountId != null && mayName(accountId) && AccountFilter.isAccountId(accountId);
    }

    private boolean isIn(String accountId) {
        var caller = current.get();
        return caller.accountId().equals(accountId) && !caller.accountAssumed();
    }

    /** Whether a caller without a token may act in the account, from where the caller is. */
    public boolean mayName(String accountId) {
        var caller = current.get();
        return (caller.accountAssumed() || caller.accountId().equals(accountId)) && !inactive.contains(accountId);
    }
}
