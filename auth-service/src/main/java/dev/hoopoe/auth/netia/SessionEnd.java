package dev.hoopoe.auth.netia;

import dev.hoopoe.auth.session.EndReason;
import dev.hoopoe.auth.session.SessionTransactions;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.TokenCaller;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.VerifiedTokens;
import dev.hoopoe.common.tenancy.AccountScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Ends the session of a token that came with a public operation, in the account of the token. */
@ApplicationScoped
class SessionEnd {

    private static final Logger LOG = Logger.getLogger(SessionEnd.class);

    private final VerifiedTokens<TokenCaller> tokens;
    private final SessionTransactions sessions;
    private final AccountScope accounts;

    SessionEnd(VerifiedTokens<TokenCaller> tokens, SessionTransactions sessions, AccountScope accounts) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Does nothing for a text that is no valid access token of a person. */
    void ofToken(String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            var caller = tokens.verify(text);
            if (caller.account() != null && caller.sessionId() != null) {
                accounts.run(
                        Caller.system(caller.account(), "auth-service/logout"),
                        () -> sessions.end(UUID.fromString(caller.sessionId()), EndReason.LOGGED_OUT));
            }
        } catch (InvalidTokenException e) {
            LOG.debug("A logout with a token that is not valid", e);
        }
    }
}
