package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.seal.Sha256;
import java.util.Base64;

/** The PKCE code verifier of a sign-in (RFC 7636). */
record CodeVerifier(String text) {

    /** The challenge of method {@code S256}, which the provider gets at the start. */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    @Override
    public String toString() {
        return "CodeVerifier[redacted]";
    }
}
