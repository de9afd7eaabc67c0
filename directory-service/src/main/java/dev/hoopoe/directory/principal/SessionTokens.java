package dev.hoopoe.directory.principal;

/** The tokens of a session that auth-service has started. */
public record SessionTokens(String accessToken, String refreshToken) {

    @Override
    public String toString() {
        return "SessionTokens[redacted]";
    }
}
