package dev.hoopoe.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Executors;

/** Stands in for auth-service in the tests of the other services: publishes a key and issues service tokens. */
final class TestIssuer {

    private static final int TOKEN_SECONDS = 300;

    private final RSAPrivateCrtKey key;
    private final HttpServer server;
    private final String service;
    private final Clock clock;

    private TestIssuer(RSAPrivateCrtKey key, HttpServer server, String service, Clock clock) {
        this.key = key;
        this.server = server;
        this.service = service;
        this.clock = clock;
    }

    /** An issuer on a free loopback port, whose service tokens are those of the service and whose key is below the cache. */
    static TestIssuer start(String service, Path cache, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestIssuer issuer = new TestIssuer(TestKey.in(cache), server, service, clock);
            server.createContext("/jwks", exchange -> answer(exchange, issuer.jwks()));
            server.createContext("/internal/token", exchange -> answer(exchange, issuer.tokenResponse()));
            server.setExecutor(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "test-issuer");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwksUrl() {
        return url("/jwks");
    }

    String tokenUrl() {
        return url("/internal/token");
    }

    /** The private key, PKCS#8 in Base64 on one line. */
    String signingKey() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private String jwks() {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\""
                + base64(unsigned(key.getModulus())) + "\",\"e\":\"" + base64(unsigned(key.getPublicExponent()))
                + "\"}]}";
    }

    private String tokenResponse() {
        return "{\"access_token\":\"" + serviceToken() + "\",\"expires_in\":" + TOKEN_SECONDS + "}";
    }

    private String serviceToken() {
        long now = clock.instant().getEpochSecond();
        String header = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"test\"}";
        String claims = "{\"iss\":\"hoopoe\",\"aud\":\"hoopoe\",\"sub\":\"" + service
                + "-service\",\"groups\":[\"service\"],\"jti\":\"" + UUID.randomUUID() + "\",\"iat\":" + now
                + ",\"exp\":" + (now + TOKEN_SECONDS) + "}";
        String signed = base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream output = exchange.getResponseBody()) {
            output.write(bytes);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
