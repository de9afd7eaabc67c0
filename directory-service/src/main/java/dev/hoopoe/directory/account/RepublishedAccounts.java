package dev.hoopoe.directory.account;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.directory.account.AccountEvent.AccountDeleted;
import dev.hoopoe.directory.account.AccountEvent.AccountResumed;
import dev.hoopoe.directory.account.AccountEvent.AccountSuspended;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;

/** The last states of accounts, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedAccounts implements RepublishedAggregate {

    private final AccountRepository accounts;
    private final CurrentCaller caller;

    RepublishedAccounts(AccountRepository accounts, CurrentCaller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @Override
    public String aggregate() {
        return "account";
    }

    @Override
    public List<AccountEvent> lockAfter(String after, int most) {
        return after != null
                ? List.of()
                : accounts
                        .findByIdOptional(caller.accountId(), LockModeType.PESSIMISTIC_READ)
                        .map(RepublishedAccounts::stateOf)
                        .stream()
                        .toList();
    }

    /** The event by which neighbours get to the account's state, whichever they know. */
    private static AccountEvent stateOf(Account account) {
        if (account.isBeingDeleted()) {
            return new AccountDeleted(account);
        }
        return account.snapshot().suspendedAt() == null
                ? new AccountResumed(account, Map.of())
                : new AccountSuspended(account, Map.of());
    }
}
