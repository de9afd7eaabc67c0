package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.seal.Sha256;
import java.util.Base64;

/** The secret that only who started a sign-in can complete it with (RFC 7636). */
record CodeVerifier(String text) {

    /** {@code S256}: what the provider is shown beforehand. */
    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
    }

    @Override
    public String toString() {
        return "CodeVerifier[redacted]";
    }
}
