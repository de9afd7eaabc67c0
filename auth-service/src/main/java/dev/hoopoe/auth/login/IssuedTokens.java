package dev.hoopoe.auth.login;

import dev.hoopoe.auth.principal.SignedInPerson;

/**
 * The tokens of a session and the person they are for.
 *
 * @param refreshToken null for a session that cannot be refreshed
 * @param expiresIn lifetime of the access token, in seconds
 */
public record IssuedTokens(String accessToken, String refreshToken, long expiresIn, SignedInPerson person) {

    @Override
    public String toString() {
        return "IssuedTokens[redacted]";
    }
}
