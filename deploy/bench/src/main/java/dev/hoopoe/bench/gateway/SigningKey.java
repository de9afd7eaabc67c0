package dev.hoopoe.bench.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The public key that tokens of the suite are signed with. */
final class SigningKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINE = 64;

    private SigningKey() {}

    /** The key that the token names, as PEM (RFC 7468). */
    static String pem(String gatewayUrl, String token) {
        try {
            String head = token.substring(0, token.indexOf('.'));
            String id = JSON.readTree(Base64.getUrlDecoder().decode(head))
                    .path("kid")
                    .textValue();
            for (JsonNode key : published(gatewayUrl)) {
                if (key.path("kid").asText().equals(id)) {
                    return pem(publicKey(key));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("The key set has no key of the token");
    }

    private static JsonNode published(String gatewayUrl) throws IOException {
        URL keys = URI.create(gatewayUrl + "/.well-known/jwks.json").toURL();
        try (InputStream answer = keys.openStream()) {
            return JSON.readTree(answer).path("keys");
        }
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.textValue()));
    }

    private static String pem(PublicKey key) {
        String lines = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }
}
