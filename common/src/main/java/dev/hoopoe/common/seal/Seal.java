package dev.hoopoe.common.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts values for the database with AES-256-GCM, bound to their owner. */
public final class Seal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;

    public Seal(SecretKey key) {
        this(List.of(key));
    }

    /** @param keys the first of them encrypts; each of them decrypts */
    Seal(List<SecretKey> keys) {
        this.keys = keys;
    }

    /** Nonce, ciphertext and tag; {@code owner} is needed again to decrypt it. */
    public byte[] close(byte[] plain, byte[] owner) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, owner);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The decrypted value.
     *
     * @throws GeneralSecurityException when key or owner differ, or the value was altered
     */
    public byte[] open(byte[] sealed, byte[] owner) throws GeneralSecurityException {
        GeneralSecurityException failure = null;
        for (var key : keys) {
            try {
                return open(key, sealed, owner);
            } catch (AEADBadTagException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** False for a value that {@link #close} would encrypt with another key today. */
    public boolean isCurrent(byte[] sealed, byte[] owner) {
        try {
            open(keys.get(0), sealed, owner);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] open(SecretKey key, byte[] sealed, byte[] owner) throws GeneralSecurityException {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, owner).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner);
        return cipher;
    }
}
