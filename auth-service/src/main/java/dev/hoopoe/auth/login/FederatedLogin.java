package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.Credential;
import dev.hoopoe.auth.principal.Principals;
import dev.hoopoe.auth.session.SessionLifetime;
import dev.hoopoe.auth.visitor.ClientInfo;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Signs people in for whose address a provider vouches; nobody is ever registered by it (contract Homa, section 5.4). */
@ApplicationScoped
public class FederatedLogin {

    private static final String WORKER = "auth-service/oauth";

    private final Principals principals;
    private final SessionStart sessionStart;
    private final TokenIssuer tokens;
    private final LoginHistory history;
    private final AccountScope accounts;

    FederatedLogin(
            Principals principals,
            SessionStart sessionStart,
            TokenIssuer tokens,
            LoginHistory history,
            AccountScope accounts) {
        this.principals = principals;
        this.sessionStart = sessionStart;
        this.tokens = tokens;
        this.history = history;
        this.accounts = accounts;
    }

    /** The tokens of a new session; empty when nobody who may sign in has the address. */
    public Optional<IssuedTokens> login(String account, String email, ClientInfo visitor) {
        var attempt = LoginAttempt.of(account, email, visitor);
        var credential =
                accounts.call(Caller.system(account, WORKER), () -> principals.findVouchedFor(attempt.email()));
        var signIn = credential
                .filter(Credential::active)
                .flatMap(known -> sessionStart.of(known, attempt, SessionLifetime.REFRESHED));
        if (signIn.isEmpty()) {
            note(
                    attempt,
                    credential.map(Credential::userId).orElse(null),
                    credential.isEmpty() ? LoginOutcome.UNKNOWN_EMAIL : LoginOutcome.INACTIVE);
        }
        return signIn.map(tokens::issue);
    }

    /** Notes that somebody came with an address that nobody vouches for. */
    public void refuseUnverified(String account, ClientInfo visitor) {
        note(LoginAttempt.of(account, null, visitor), null, LoginOutcome.UNVERIFIED_EMAIL);
    }

    /** In the account of the sign-in: the provider's callback names none. */
    private void note(LoginAttempt attempt, UUID userId, LoginOutcome outcome) {
        accounts.run(Caller.system(attempt.account(), WORKER), () -> history.add(attempt, userId, outcome));
    }
}
