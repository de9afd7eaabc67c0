package dev.hoopoe.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals private keys for the database: AES-256-GCM, bound to the key's id, under a key derived from a secret. */
final class KeySealing {

    static final String DEVELOPMENT_SECRET = "hoopoe-development-only-encryption-secret";

    private static final int SHORTEST_SECRET = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    private KeySealing(SecretKey key) {
        this.key = key;
    }

    /**
     * @param production true where the development secret must not be used
     * @throws IllegalStateException when the secret is absent, too short, or not fit for production
     */
    static KeySealing with(Optional<String> secret, boolean production) {
        var given = secret.orElse("");
        if (given.length() < SHORTEST_SECRET || (production && given.equals(DEVELOPMENT_SECRET))) {
            throw new IllegalStateException("hoopoe.keys.encryption-secret (HOOPOE_KEYS_ENCRYPTION_SECRET) must be a"
                    + " secret of its own of at least " + SHORTEST_SECRET + " characters");
        }
        return new KeySealing(DerivedKey.of(given, "hoopoe signing keys", "AES"));
    }

    /** Nonce, then ciphertext and tag. */
    byte[] seal(byte[] plain, String kid) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, kid).doFinal(plain);
            var result = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, result, NONCE_BYTES, sealed.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when it was sealed with another secret or for another key */
    byte[] open(byte[] sealed, String kid) {
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, kid).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Signing key " + kid + " was sealed with another hoopoe.keys.encryption-secret", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String kid) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
