package dev.hoopoe.systemtests;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.local.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs access tokens with the suite's own key, taken from its database and its files: tokens that auth-service gives to
 * nobody yet, or would have given an hour ago.
 */
final class OwnKeyTokens {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnKeyTokens() {}

    /** A token that differs from a real one by what {@code change} does to its claims; its signature holds. */
    static String like(Suite suite, String token, Consumer<ObjectNode> change) {
        try {
            var parts = token.split("\\.", -1);
            var claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            change.accept(claims);
            var kid = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]))
                    .path("kid")
                    .asText();
            var signed = parts[0] + "." + base64(JSON.writeValueAsBytes(claims));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(suite, kid));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (IOException | GeneralSecurityException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key(Suite suite, String kid) throws SQLException, GeneralSecurityException, IOException {
        try (var connection = DriverManager.getConnection(suite.jdbcUrl("auth"));
                var select = connection.prepareStatement("SELECT private_key FROM signing_key WHERE kid = ?")) {
            select.setString(1, kid);
            try (var rows = select.executeQuery()) {
                rows.next();
                return KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(opened(rows.getBytes(1), kid)));
            }
        }
    }

    /** AES-256-GCM under a key that is derived from the secret by its use; the nonce comes first. */
    private static byte[] opened(byte[] sealed, String kid) throws GeneralSecurityException, IOException {
        var derivation = Mac.getInstance("HmacSHA256");
        derivation.init(new SecretKeySpec(secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var derived = derivation.doFinal("hoopoe signing keys".getBytes(StandardCharsets.UTF_8));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(derived, "AES"),
                new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private static String secret() throws IOException {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(RunningSuite.DATA.resolve("keys/secrets.properties"))) {
            secrets.load(file);
        }
        return secrets.getProperty("keys-encryption");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
