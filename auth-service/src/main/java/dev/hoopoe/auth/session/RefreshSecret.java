package dev.hoopoe.auth.session;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.common.seal.Seal;
import dev.hoopoe.common.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** A refresh token: 256 random bits in base64url, opaque; only its hash is stored. */
record RefreshSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static RefreshSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RefreshSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 suffices for a secret with 256 bits of entropy. */
    String hash() {
        return Sha256.hexOf(text);
    }

    /**
     * The successor of this token, encrypted for the database: the key is derived from this token's text, which is
     * not in the database, so only a client that presents this token can have its successor decrypted.
     */
    byte[] seal(RefreshSecret successor) {
        return seal().close(successor.text.getBytes(StandardCharsets.UTF_8), hash().getBytes(StandardCharsets.UTF_8));
    }

    /** The successor that {@link #seal(RefreshSecret)} encrypted. */
    RefreshSecret open(byte[] sealedSuccessor) {
        try {
            var plain = seal().open(sealedSuccessor, hash().getBytes(StandardCharsets.UTF_8));
            return new RefreshSecret(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The successor of a refresh token cannot be decrypted", e);
        }
    }

    private Seal seal() {
        return new Seal(DerivedKey.of(text, "hoopoe refresh token successor", "AES"));
    }

    @Override
    public String toString() {
        return "RefreshSecret[redacted]";
    }
}
