package dev.hoopoe.gateway.token;

import dev.hoopoe.common.dialect.CredentialRules;
import dev.hoopoe.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/** What a caller presents: an access token (RFC 6750 §2.1) or an API key (contract Homa, H-63). */
public sealed interface Credential permits Credential.AccessToken, Credential.ApiKey {

    /** Has the format of a JWT; not verified yet. */
    record AccessToken(String text) implements Credential {

        @Override
        public String toString() {
            return "AccessToken[redacted]";
        }
    }

    /** Has the format of an API key; not verified yet. */
    record ApiKey(String text) implements Credential {

        @Override
        public String toString() {
            return "ApiKey[redacted]";
        }
    }

    /**
     * The credential of the Authorization header; empty without one.
     *
     * @throws Refusal for another scheme, a malformed credential, or more than one header
     */
    static Optional<Credential> in(MultiMap headers, CredentialRules rules) throws Refusal {
        var values = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw invalid();
        }
        return Optional.of(of(values.get(0).strip(), rules));
    }

    /**
     * The credential that a text is.
     *
     * @throws Refusal for another scheme, or a malformed credential
     */
    static Credential of(String text, CredentialRules rules) throws Refusal {
        return CredentialText.of(text, rules).credential().orElseThrow(Credential::invalid);
    }

    private static Refusal invalid() {
        return Refusal.unauthenticated("The access token or API key is not valid");
    }
}
