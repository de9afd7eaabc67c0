package dev.hoopoe.common.identity;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.TokenVerifier.InvalidTokenException;
import dev.hoopoe.common.identity.TokenVerifier.KeysUnavailableException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.JwtClaims;

/** Puts our verifier and the ended sessions under SmallRye JWT, so that every service checks each token in full. */
@ApplicationScoped
@Alternative
@Priority(1)
class VerifyingCallerFactory extends JWTCallerPrincipalFactory {

    private final TokenVerifier verifier;
    private final EndedSessions endedSessions;

    VerifyingCallerFactory(TokenVerifier verifier, EndedSessions endedSessions) {
        this.verifier = verifier;
        this.endedSessions = endedSessions;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            var claims = verifier.verify(token);
            if (endedSessions.contains(sessionOf(claims))) {
                throw new ParseException("The session of this token has ended");
            }
            return new DefaultJWTCallerPrincipal(token, "at+jwt", claims);
        } catch (InvalidTokenException e) {
            throw new ParseException(e.getMessage(), e);
        } catch (KeysUnavailableException e) {
            throw HoopoeException.unavailable("auth-service", e);
        }
    }

    private static String sessionOf(JwtClaims claims) {
        return claims.getClaimValueAsString("sid");
    }
}
