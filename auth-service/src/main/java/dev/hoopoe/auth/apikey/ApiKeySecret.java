package dev.hoopoe.auth.apikey;

import dev.hoopoe.common.seal.SecretFormat;
import dev.hoopoe.common.seal.Sha256;

/** An API key: {@code homa_} and 256 random bits in hex; only its hash is stored. */
public record ApiKeySecret(String text) {

    private static final SecretFormat FORMAT = SecretFormat.of("homa_");

    static ApiKeySecret fresh() {
        return new ApiKeySecret(FORMAT.generate());
    }

    boolean isWellFormed() {
        return FORMAT.matches(text);
    }

    /** SHA-256 suffices for a secret with 256 bits of entropy. */
    String hash() {
        return Sha256.hexOf(text);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[redacted]";
    }
}
