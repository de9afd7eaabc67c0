package dev.hoopoe.common.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.conscrypt.Conscrypt;

/**
 * Signs tokens by native code where there is some for the system: without the best of the JIT, which tests go without,
 * Java takes 20 ms for one.
 */
final class Rs256 {

    private static final Provider PROVIDER =
            Conscrypt.isAvailable() ? Conscrypt.newProvider() : Security.getProvider("SunRsaSign");

    private Rs256() {}

    /** A token of the header and claims, signed with the key (PKCS#8 in Base64). */
    static String sign(String header, String claims, String key) {
        var signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            var encodedKey = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key));
            var signature = Signature.getInstance("SHA256withRSA", PROVIDER);
            signature.initSign(KeyFactory.getInstance("RSA", PROVIDER).generatePrivate(encodedKey));
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
