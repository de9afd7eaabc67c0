package dev.hoopoe.auth.login;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.auth.principal.PasswordCredential;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Starts the session of an authenticated person, who is the caller from then on. */
@ApplicationScoped
class SessionStart {

    private final SignInTransactions transaction;
    private final AccountScope accounts;

    SessionStart(SignInTransactions transaction, AccountScope accounts) {
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /** Empty when the password was changed or the person deactivated since the credential was read. */
    Optional<SignIn> of(PasswordCredential credential, LoginAttempt attempt, SessionLifetime span) {
        var sid = UuidCreator.getTimeOrderedEpochPlus1();
        var caller = new Caller(
                attempt.account(),
                Caller.Kind.valueOf(credential.role().toUpperCase(Locale.ROOT)),
                credential.userId().toString(),
                credential.name(),
                sid.toString());
        return accounts.call(caller, () -> transaction.start(sid, credential, attempt, span));
    }
}
