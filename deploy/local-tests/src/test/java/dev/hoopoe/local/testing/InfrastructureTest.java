package dev.hoopoe.local.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void serviceGetsItsDatabaseAndTopicsAndOneSetOfServersForAllItsTests() throws SQLException {
        Map<String, String> first = started("ticket");
        Map<String, String> second = started("ticket");

        assertEquals(first, second);
        try (Connection connection = DriverManager.getConnection(
                first.get("quarkus.datasource.jdbc.url"),
                first.get("quarkus.datasource.username"),
                first.get("quarkus.datasource.password"))) {
            assertTrue(connection.isValid(1));
        }
        assertTrue(first.get("kafka.bootstrap.servers").startsWith("127.0.0.1:"));
    }

    @Test
    void serviceTokenIsSignedWithThePublishedKey() throws IOException, InterruptedException, GeneralSecurityException {
        Map<String, String> configuration = started("ticket");

        JsonNode key = JSON.readTree(get(configuration.get("hoopoe.token.jwks-url")))
                .path("keys")
                .path(0);
        JsonNode answer = JSON.readTree(post(configuration.get("hoopoe.service-token.token-url")));

        String[] token = answer.path("access_token").asText().split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(key));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.UTF_8));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(token[2])));
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
        assertEquals("ticket-service", claims.path("sub").asText());
        assertEquals("service", claims.path("groups").path(0).asText());
        assertEquals(300, answer.path("expires_in").asInt());
    }

    @Test
    void authServiceSignsItsOwnTokens() {
        Map<String, String> configuration = started("auth");

        assertFalse(configuration.containsKey("hoopoe.test.signing-key"));
        assertFalse(configuration.containsKey("hoopoe.token.jwks-url"));
    }

    @Test
    void unknownServiceIsRefused() {
        Infrastructure infrastructure = new Infrastructure();

        assertThrows(IllegalArgumentException.class, () -> infrastructure.init(Map.of("service", "billing")));
    }

    private static Map<String, String> started(String service) {
        Infrastructure infrastructure = new Infrastructure();
        infrastructure.init(Map.of("service", service));
        return infrastructure.start();
    }

    private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String post(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("{\"client_id\":\"ticket\",\"client_secret\":\"s\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
