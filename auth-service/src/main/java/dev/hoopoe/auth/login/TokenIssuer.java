package dev.hoopoe.auth.login;

import dev.hoopoe.auth.token.AccessTokens;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Issues the tokens of a sign-in; signing takes longer than the transaction, so it is done after it. */
@Singleton
public class TokenIssuer {

    private final AccessTokens accessTokens;

    TokenIssuer(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    public IssuedTokens issue(SignIn signIn) {
        var person = signIn.person();
        var session = signIn.session();
        var bearer = person.bearer(signIn.account(), session.sid());
        return new IssuedTokens(
                accessTokens.issue(bearer, session.issuedAt(), session.accessExpiresAt()),
                session.refreshToken(),
                Duration.between(session.issuedAt(), session.accessExpiresAt()).toSeconds(),
                person);
    }
}
