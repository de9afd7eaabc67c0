package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.StaffAccountStore;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Determines the account of a login. At a host that is bound to no account, it is the account of the member of staff
 * with the address, or the fallback account when there is none: its clients log in there (docs/decisions/0062).
 */
@ApplicationScoped
class LoginAccounts {

    private final StaffAccountStore staff;
    private final AccountScope accounts;

    LoginAccounts(StaffAccountStore staff, AccountScope accounts) {
        this.staff = staff;
        this.accounts = accounts;
    }

    /** The attempt in its account. */
    LoginAttempt resolve(LoginAttempt attempt) {
        return attempt.accountAssumed()
                ? staff.find(attempt.loginName()).map(attempt::in).orElse(attempt)
                : attempt;
    }

    /**
     * Handles the attempt in its account; outside of any transaction. A known and an unknown address cause the same
     * work.
     */
    <T> T call(LoginAttempt attempt, Function<LoginAttempt, T> work) {
        var resolved = resolve(attempt);
        return accounts.call(Caller.anonymous(resolved.account()), () -> work.apply(resolved));
    }
}
