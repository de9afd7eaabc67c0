package dev.hoopoe.gateway.token;

import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Authenticates callers; an API key is exchanged for an access token, so that services only see valid access tokens.
 */
@ApplicationScoped
public class Authenticator {

    private final TokenCheck tokens;
    private final ApiKeyExchange apiKeys;

    Authenticator(TokenCheck tokens, ApiKeyExchange apiKeys) {
        this.tokens = tokens;
        this.apiKeys = apiKeys;
    }

    /** A caller, and the access token to pass on. */
    public record Admitted(String accessToken, VerifiedToken caller) {

        @Override
        public String toString() {
            return "Admitted[" + caller + "]";
        }
    }

    /** The caller; fails with a {@link Refusal}: 401, or 503 while auth-service is unavailable. */
    public Future<Admitted> authenticate(Credential credential) {
        if (credential instanceof Credential.ApiKey key) {
            return apiKeys.accessTokenFor(key).compose(this::check);
        }
        return check(((Credential.AccessToken) credential).text());
    }

    private Future<Admitted> check(String accessToken) {
        return tokens.check(accessToken).map(caller -> new Admitted(accessToken, caller));
    }
}
