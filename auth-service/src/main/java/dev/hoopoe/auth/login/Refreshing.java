package dev.hoopoe.auth.login;

import dev.hoopoe.auth.session.RefreshTokenOwners;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps people signed in, in the account that their refresh token belongs to. */
@ApplicationScoped
class Refreshing {

    private final RefreshTokenOwners owners;
    private final SignInTransaction transaction;
    private final AccountScope accounts;

    Refreshing(RefreshTokenOwners owners, SignInTransaction transaction, AccountScope accounts) {
        this.owners = owners;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** @throws HoopoeException invalid token; or not found, when the person was deleted */
    SignIn refresh(String refreshToken) {
        var owner = owners.find(refreshToken).orElseThrow(Refreshing::refused);
        return accounts.call(
                        Caller.system(owner.accountId(), "auth-service/refresh"),
                        () -> transaction.prolong(owner.accountId(), owner.userId(), refreshToken))
                .orElseThrow(Refreshing::refused);
    }

    private static HoopoeException refused() {
        return new HoopoeException(ErrorKind.INVALID_TOKEN, "The refresh token is not valid or has expired");
    }
}
