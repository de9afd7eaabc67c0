package dev.hoopoe.common.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Derives independent keys for different uses from one secret. */
public final class DerivedKey {

    private static final String HMAC = "HmacSHA256";

    private DerivedKey() {}

    /**
     * The 256-bit key for the use that the label names; the secret is random already, so one keyed hash suffices (RFC
     * 5869 §3.3).
     */
    public static SecretKey of(String secret, String label, String algorithm) {
        return new SecretKeySpec(hash(bytes(secret), bytes(label)), algorithm);
    }

    /** A keyed hash of 256 bits, HMAC-SHA-256. */
    public static byte[] hash(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
