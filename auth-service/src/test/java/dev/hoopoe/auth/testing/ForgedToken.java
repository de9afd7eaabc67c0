package dev.hoopoe.auth.testing;

import static io.restassured.RestAssured.given;

import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Ways to make a token that looks like one of ours. */
public enum ForgedToken {
    UNSIGNED {
        @Override
        public String of(String genuine) {
            return sign(genuine, AlgorithmIdentifiers.NONE, null, "at+jwt", false);
        }
    },
    SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET {
        @Override
        public String of(String genuine) {
            return sign(
                    genuine,
                    AlgorithmIdentifiers.HMAC_SHA256,
                    new HmacKey(publishedKey().getEncoded()),
                    "at+jwt",
                    false);
        }
    },
    SIGNED_WITH_A_FOREIGN_KEY {
        @Override
        public String of(String genuine) {
            return sign(genuine, AlgorithmIdentifiers.RSA_USING_SHA256, FOREIGN.getPrivate(), "at+jwt", false);
        }
    },
    BRINGING_ITS_OWN_KEY {
        @Override
        public String of(String genuine) {
            return sign(genuine, AlgorithmIdentifiers.RSA_USING_SHA256, FOREIGN.getPrivate(), "at+jwt", true);
        }
    },
    WITH_ANOTHER_PAYLOAD {
        @Override
        public String of(String genuine) {
            var parts = genuine.split("\\.", -1);
            var payload = payloadOf(genuine).replace("\"agent\"", "\"administrator\"");
            return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8))
                    + "." + parts[2];
        }
    },
    WITHOUT_SIGNATURE {
        @Override
        public String of(String genuine) {
            return genuine.substring(0, genuine.lastIndexOf('.') + 1);
        }
    },
    NO_TOKEN_AT_ALL {
        @Override
        public String of(String genuine) {
            return "a.b.c";
        }
    };

    private static final java.nio.charset.Charset UTF_8 = java.nio.charset.StandardCharsets.UTF_8;
    private static final KeyPair FOREIGN = foreignKey();

    public abstract String of(String genuine);

    /** The claims of a token, unverified. */
    public static String payloadOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    }

    /** The header of a token, unverified. */
    public static String headerOf(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), UTF_8);
    }

    private static String sign(String genuine, String algorithm, Key key, String type, boolean withKey) {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            signature.setDoKeyValidation(false);
            signature.setPayload(payloadOf(genuine));
            signature.setAlgorithmHeaderValue(algorithm);
            signature.setHeader("typ", type);
            signature.setKeyIdHeaderValue(published().getKeyId());
            if (withKey) {
                signature
                        .getHeaders()
                        .setJwkHeaderValue("jwk", PublicJsonWebKey.Factory.newPublicJwk(FOREIGN.getPublic()));
            }
            signature.setKey(key);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey published() throws JoseException {
        var jwks = given().get("/.well-known/jwks.json").asString();
        return (PublicJsonWebKey) new JsonWebKeySet(jwks).getJsonWebKeys().get(0);
    }

    private static PublicKey publishedKey() {
        try {
            return published().getPublicKey();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair foreignKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
