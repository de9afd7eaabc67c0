package dev.hoopoe.auth.login;

import dev.hoopoe.auth.password.PasswordHashing;
import dev.hoopoe.auth.principal.PasswordCredential;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Signs people in with address or username, and password. The password is compared outside of any transaction. Every
 * failure does the same work and has the same response.
 */
@ApplicationScoped
public class LoginService {

    private static final Logger LOG = Logger.getLogger(LoginService.class);

    private final LoginAccounts accounts;
    private final PrincipalTransactions principals;
    private final PasswordHashing passwords;
    private final LoginGuard guard;
    private final LoginHistoryStore history;
    private final SessionStart sessionStart;

    LoginService(
            LoginAccounts accounts,
            PrincipalTransactions principals,
            PasswordHashing passwords,
            LoginGuard guard,
            LoginHistoryStore history,
            SessionStart sessionStart) {
        this.accounts = accounts;
        this.principals = principals;
        this.passwords = passwords;
        this.guard = guard;
        this.history = history;
        this.sessionStart = sessionStart;
    }

    /**
     * Signs a person in by e-mail address.
     *
     * @throws HoopoeException invalid credentials, or too many requests
     */
    public SignIn login(LoginAttempt attempt, String password, SessionLifetime span) {
        return login(attempt, principals::findCredential, password, span);
    }

    /**
     * Signs a member of the staff in by username, or by e-mail address when no username is the same.
     *
     * @throws HoopoeException invalid credentials, or too many requests
     */
    public SignIn loginNamed(LoginAttempt attempt, String password, SessionLifetime span) {
        return login(attempt, principals::findNamed, password, span);
    }

    private SignIn login(
            LoginAttempt attempt,
            Function<String, Optional<PasswordCredential>> known,
            String password,
            SessionLifetime span) {
        return passwords.admit(() -> accounts.call(
                attempt, resolved -> signIn(resolved, verified(resolved, known, password), password, span)));
    }

    /**
     * Checks address and password, without signing in; returns the person's id.
     *
     * @throws HoopoeException invalid credentials, or too many requests
     */
    UUID check(LoginAttempt attempt, String password) {
        return passwords
                .admit(() -> verified(attempt, principals::findCredential, password))
                .userId();
    }

    /**
     * Checks the password of a person.
     *
     * @throws HoopoeException invalid credentials, or too many requests
     */
    UUID checkPerson(LoginAttempt attempt, UUID userId, String password) {
        return passwords
                .admit(() -> verified(attempt, name -> principals.findCredential(userId), password))
                .userId();
    }

    private SignIn signIn(LoginAttempt attempt, PasswordCredential credential, String password, SessionLifetime span) {
        var signIn = sessionStart
                .of(credential, attempt, span)
                .orElseThrow(() -> refused(attempt, credential, LoginOutcome.WRONG_PASSWORD));
        renewHash(credential, password);
        return signIn;
    }

    private PasswordCredential verified(
            LoginAttempt attempt, Function<String, Optional<PasswordCredential>> known, String password) {
        var credential = known.apply(attempt.loginName()).orElse(null);
        var hash = credential == null ? null : credential.passwordHash();
        var userId = idOf(credential);
        guard.check(attempt, userId);
        // Checked again once a slot is free: concurrent attempts may have failed meanwhile.
        var matches = passwords.matches(password, hash, () -> guard.check(attempt, userId));
        var outcome = outcomeOf(credential, matches);
        if (outcome != LoginOutcome.SUCCEEDED) {
            throw refused(attempt, credential, outcome);
        }
        return credential;
    }

    private static LoginOutcome outcomeOf(PasswordCredential credential, boolean matches) {
        if (credential == null) {
            return LoginOutcome.UNKNOWN_LOGIN;
        }
        if (credential.passwordHash() == null) {
            return LoginOutcome.NO_PASSWORD;
        }
        if (!matches) {
            return LoginOutcome.WRONG_PASSWORD;
        }
        return credential.active() ? LoginOutcome.SUCCEEDED : LoginOutcome.INACTIVE;
    }

    private HoopoeException refused(LoginAttempt attempt, PasswordCredential credential, LoginOutcome outcome) {
        history.add(attempt, idOf(credential), outcome);
        guard.failed(attempt, idOf(credential));
        return new HoopoeException(ErrorKind.INVALID_CREDENTIALS, "The email or the password is wrong");
    }

    /** Skipped until the next login when all slots are busy. */
    private void renewHash(PasswordCredential credential, String password) {
        if (!passwords.isOutdated(credential.passwordHash())) {
            return;
        }
        try {
            principals.replaceHash(credential.userId(), credential.passwordChangedAt(), passwords.hash(password));
        } catch (HoopoeException e) {
            LOG.debugf("Password hash not upgraded; retrying at the next login: %s", e.kind());
        }
    }

    private static UUID idOf(PasswordCredential credential) {
        return credential == null ? null : credential.userId();
    }
}
