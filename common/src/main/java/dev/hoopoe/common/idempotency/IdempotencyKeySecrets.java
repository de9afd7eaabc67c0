package dev.hoopoe.common.idempotency;

import dev.hoopoe.common.seal.DerivedKey;
import dev.hoopoe.common.seal.Seal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives from one caller's {@code Idempotency-Key} the id and the encryption key of its record: without the key a
 * stored answer can be neither found nor read.
 */
final class IdempotencyKeySecrets {

    private final byte[] root;
    private final byte[] id;

    private IdempotencyKeySecrets(byte[] root) {
        this.root = root;
        this.id = derive("id");
    }

    /** {@code caller} separates callers that use the same key. */
    static IdempotencyKeySecrets of(String key, String caller) {
        return new IdempotencyKeySecrets(DerivedKey.hash(bytes(key), bytes("hoopoe idempotency\n" + caller)));
    }

    byte[] id() {
        return id.clone();
    }

    /** For PostgreSQL's advisory locks. */
    long lock() {
        return ByteBuffer.wrap(id).getLong();
    }

    byte[] fingerprint(byte[] request) {
        return DerivedKey.hash(derive("request"), request);
    }

    byte[] seal(byte[] answer) {
        return seal().close(answer, id);
    }

    byte[] open(byte[] sealed) {
        try {
            return seal().open(sealed, id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An idempotency record was altered", e);
        }
    }

    private Seal seal() {
        return new Seal(new SecretKeySpec(derive("answer"), "AES"));
    }

    private byte[] derive(String use) {
        return DerivedKey.hash(root, bytes(use));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
