package dev.hoopoe.auth.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys for different uses out of one secret, so that none of them tells anything of another. */
public final class DerivedKey {

    private DerivedKey() {}

    /**
     * The 256-bit key for the use that the label names; the secret is random already, so one keyed hash suffices (RFC
     * 5869 §3.3).
     */
    public static SecretKey of(String secret, String label, String algorithm) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(label.getBytes(StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
