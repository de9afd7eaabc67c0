package dev.hoopoe.auth.login;

import dev.hoopoe.auth.limit.ClientInfo;
import dev.hoopoe.auth.principal.PasswordCredential;
import dev.hoopoe.auth.principal.PrincipalTransactions;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs people in by an address that a provider has verified; it never registers anyone (contract Homa, section 5.4).
 */
@ApplicationScoped
public class FederatedLogin {

    private static final String WORKER = "auth-service/oauth";

    private final LoginAccounts loginAccounts;
    private final PrincipalTransactions principals;
    private final SessionStart sessionStart;
    private final TokenIssuer tokens;
    private final LoginHistoryStore history;
    private final AccountScope accounts;

    FederatedLogin(
            LoginAccounts loginAccounts,
            PrincipalTransactions principals,
            SessionStart sessionStart,
            TokenIssuer tokens,
            LoginHistoryStore history,
            AccountScope accounts) {
        this.loginAccounts = loginAccounts;
        this.principals = principals;
        this.sessionStart = sessionStart;
        this.tokens = tokens;
        this.history = history;
        this.accounts = accounts;
    }

    /**
     * The tokens of a new session; empty when no active person has the address.
     *
     * @param starter the caller who started the sign-in, in an account or at a host that is bound to none
     */
    public Optional<IssuedTokens> login(Caller starter, String email, ClientInfo client) {
        var attempt = loginAccounts.resolve(LoginAttempt.of(starter, email, client));
        var credential = accounts.call(
                Caller.system(attempt.account(), WORKER), () -> principals.findVouchedFor(attempt.loginName()));
        var signIn = credential
                .filter(PasswordCredential::active)
                .flatMap(known -> sessionStart.of(known, attempt, SessionLifetime.REFRESHED));
        if (signIn.isEmpty()) {
            record(
                    attempt,
                    credential.map(PasswordCredential::userId).orElse(null),
                    credential.isEmpty() ? LoginOutcome.UNKNOWN_LOGIN : LoginOutcome.INACTIVE);
        }
        return signIn.map(tokens::issue);
    }

    /** Records a sign-in with an address that the provider has not verified. */
    public void refuseUnverified(Caller starter, ClientInfo client) {
        record(LoginAttempt.of(starter, null, client), null, LoginOutcome.UNVERIFIED_EMAIL);
    }

    /** In the account of the sign-in, since the callback names none. */
    private void record(LoginAttempt attempt, UUID userId, LoginOutcome outcome) {
        accounts.run(Caller.system(attempt.account(), WORKER), () -> history.add(attempt, userId, outcome));
    }
}
