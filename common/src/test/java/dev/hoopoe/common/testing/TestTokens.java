package dev.hoopoe.common.testing;

import dev.hoopoe.common.identity.Roles;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Signs access tokens with the key of the test's token issuer, whose public half the service under test fetches. */
public final class TestTokens {

    private TestTokens() {}

    public static String administrator(String account, UUID id) {
        return person(account, id, Roles.ADMINISTRATOR);
    }

    public static String agent(String account, UUID id) {
        return person(account, id, Roles.AGENT);
    }

    public static String client(String account, UUID id) {
        return person(account, id, Roles.CLIENT);
    }

    /** A token as auth-service gives it to a neighbour. */
    public static String service(String name) {
        return signed(claims -> {
            claims.setSubject(name);
            claims.setStringListClaim("groups", List.of(Roles.SERVICE));
        });
    }

    public static String person(String account, UUID id, String role) {
        return signed(claims -> {
            claims.setSubject(id.toString());
            claims.setStringListClaim("groups", List.of(role));
            claims.setStringClaim("account", account);
            claims.setStringClaim("name", "Test " + role);
            claims.setStringClaim("email", id + "@example.com");
            claims.setStringClaim("sid", UUID.randomUUID().toString());
        });
    }

    /** A token that holds but for what {@code change} does to its claims. */
    public static String signed(Consumer<JwtClaims> change) {
        var claims = new JwtClaims();
        claims.setIssuer("hoopoe");
        claims.setAudience("hoopoe");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        change.accept(claims);
        try {
            var signature = new JsonWebSignature();
            signature.setPayload(claims.toJson());
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            signature.setKeyIdHeaderValue("test");
            signature.setHeader("typ", "at+jwt");
            signature.setKey(signingKey());
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The test issuer's key, for tests that sign by hand what no issuer would. */
    public static PrivateKey signingKey() {
        var encoded = ConfigProvider.getConfig().getValue("hoopoe.test.signing-key", String.class);
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
