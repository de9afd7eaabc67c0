package dev.hoopoe.auth.session;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.common.seal.Seal;
import dev.hoopoe.common.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** A refresh token as its client holds it: 256 random bits, base64url; it says nothing and is stored as a hash alone. */
record RefreshSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static RefreshSecret fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RefreshSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 suffices: what is hashed has 256 bits of its own. */
    String hash() {
        return Sha256.hexOf(text);
    }

    /**
     * The successor of this token, encrypted for the database: the key comes from this token's text, which the database
     * does not hold, so only a client that presents this token can have its successor decrypted.
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
