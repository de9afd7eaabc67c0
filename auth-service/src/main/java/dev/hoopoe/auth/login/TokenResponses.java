package dev.hoopoe.auth.login;

import dev.hoopoe.auth.token.AccessTokens;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Turns a sign-in into tokens; signing is done after the transaction, since it takes longer. */
@Singleton
public class TokenResponses {

    private final AccessTokens accessTokens;

    TokenResponses(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    public TokenResponse of(SignIn signIn) {
        var person = signIn.person();
        var session = signIn.session();
        var bearer = person.bearer(signIn.account(), session.sid());
        return new TokenResponse(
                accessTokens.issue(bearer, session.issuedAt(), session.accessExpiresAt()),
                session.refreshToken(),
                Duration.between(session.issuedAt(), session.accessExpiresAt()).toSeconds(),
                TokenResponse.User.of(person));
    }
}
