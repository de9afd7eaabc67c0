package dev.hoopoe.auth.token;

import dev.hoopoe.common.seal.KeySecret;
import dev.hoopoe.common.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** Encrypts private keys for the database, bound to the key's id, with a key derived from a secret. */
final class KeySealing {

    private final Seal seal;

    KeySealing(KeySecret secret) {
        this.seal = secret.seal("hoopoe signing keys");
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

    /** False for a key that was encrypted with the former secret. */
    boolean isCurrent(byte[] sealed, String kid) {
        return seal.isCurrent(sealed, bytes(kid));
    }

    private static byte[] bytes(String kid) {
        return kid.getBytes(StandardCharsets.UTF_8);
    }
}
