package dev.hoopoe.common.identity;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.TokenVerifier.KeysUnavailableException;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Makes SmallRye JWT verify tokens with {@link TokenVerifier} and refuse those of ended sessions. */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifyingCallerFactory extends JWTCallerPrincipalFactory {

    private final VerifiedTokens<TokenCaller> tokens;
    private final EndedSessions endedSessions;

    VerifyingCallerFactory(VerifiedTokens<TokenCaller> tokens, EndedSessions endedSessions) {
        this.tokens = tokens;
        this.endedSessions = endedSessions;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            var caller = tokens.verify(token);
            if (endedSessions.contains(caller.sessionId())) {
                throw new ParseException("The session of this token has ended");
            }
            return caller;
        } catch (InvalidTokenException e) {
            throw new ParseException(e.getMessage(), e);
        } catch (KeysUnavailableException e) {
            throw HoopoeException.unavailable("auth-service", e);
        }
    }
}
