package dev.hoopoe.auth.token;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;

/**
 * A key, the time from which it signs, and the time after which no valid token is signed with it; {@code retiresAt}
 * is null without a successor.
 */
record SigningKey(String kid, PrivateKey privateKey, String publicJwk, Instant activatesAt, Instant retiresAt) {

    private static final int BITS = 2048;

    static SigningKey generate(Instant activatesAt) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var kid = UuidCreator.getTimeOrderedEpochPlus1().toString();
            var jwk = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
            jwk.setKeyId(kid);
            jwk.setUse(Use.SIGNATURE);
            jwk.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return new SigningKey(
                    kid, pair.getPrivate(), jwk.toJson(OutputControlLevel.PUBLIC_ONLY), activatesAt, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey decode(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True until the key is neither signing nor needed for verification. */
    boolean isGoodAt(Instant now) {
        return retiresAt == null || retiresAt.isAfter(now);
    }

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + "]";
    }
}
