package dev.hoopoe.auth.token;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.common.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Encrypts private keys for the database, bound to the key's id, with a key derived from a secret. */
final class KeySealing {

    static final String DEVELOPMENT_SECRET = "hoopoe-development-only-encryption-secret";

    private static final int SHORTEST_SECRET = 32;

    private final Seal seal;

    private KeySealing(Seal seal) {
        this.seal = seal;
    }

    /**
     * @param production true when the development secret is refused
     * @throws IllegalStateException when the secret is absent, too short, or not fit for production
     */
    static KeySealing with(Optional<String> secret, boolean production) {
        var given = secret.orElse("");
        if (given.length() < SHORTEST_SECRET || (production && given.equals(DEVELOPMENT_SECRET))) {
            throw new IllegalStateException("hoopoe.keys.encryption-secret (HOOPOE_KEYS_ENCRYPTION_SECRET) must be a"
                    + " secret of its own of at least " + SHORTEST_SECRET + " characters");
        }
        return new KeySealing(new Seal(DerivedKey.of(given, "hoopoe signing keys", "AES")));
    }

    byte[] seal(byte[] plain, String kid) {
        return seal.close(plain, bytes(kid));
    }

    /** @throws IllegalStateException when it was encrypted with another secret or for another key id */
    byte[] open(byte[] sealed, String kid) {
        try {
            return seal.open(sealed, bytes(kid));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Signing key " + kid + " was encrypted with another hoopoe.keys.encryption-secret", e);
        }
    }

    private static byte[] bytes(String kid) {
        return kid.getBytes(StandardCharsets.UTF_8);
    }
}
