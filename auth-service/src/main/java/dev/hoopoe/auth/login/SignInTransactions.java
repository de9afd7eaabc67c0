package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.PasswordCredential;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.session.SessionTransactions;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactions of sign-ins. The person's row is locked, and what was checked before without a transaction is
 * checked again.
 */
@ApplicationScoped
class SignInTransactions {

    private final PrincipalTransactions principals;
    private final SessionTransactions sessions;
    private final LoginHistoryStore history;

    SignInTransactions(PrincipalTransactions principals, SessionTransactions sessions, LoginHistoryStore history) {
        this.principals = principals;
        this.sessions = sessions;
        this.history = history;
    }

    /** Starts a session; empty when the password was changed or the person deactivated since it was compared. */
    @Transactional
    Optional<SignIn> start(UUID sid, PasswordCredential compared, LoginAttempt attempt, SessionLifetime span) {
        var locked = principals
                .lock(compared.userId())
                .filter(person ->
                        person.active() && Objects.equals(person.passwordChangedAt(), compared.passwordChangedAt()));
        return locked.map(person -> {
            var session = sessions.start(sid, person.userId(), span);
            history.add(attempt, person.userId(), LoginOutcome.SUCCEEDED);
            return new SignIn(attempt.account(), person, session);
        });
    }

    /**
     * Prolongs a session; empty when the refresh token does not allow it.
     *
     * @throws HoopoeException not found, when the person was deleted
     */
    @Transactional
    Optional<SignIn> prolong(String account, UUID userId, String refreshToken, SessionLifetime span) {
        var person = principals.lock(userId).orElseThrow(() -> HoopoeException.notFound("User"));
        if (!person.active()) {
            // The token stays unused, so that it is valid again once the account is resumed.
            return Optional.empty();
        }
        return sessions.refresh(refreshToken, span).map(session -> new SignIn(account, person, session));
    }
}
