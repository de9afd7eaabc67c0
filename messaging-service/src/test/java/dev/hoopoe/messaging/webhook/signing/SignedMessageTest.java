package dev.hoopoe.messaging.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the libraries of the specification's authors make of our signatures. */
class SignedMessageTest {

    private static final String BODY =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/desk\",\"type\":\"test\",\"data\":{\"text\":\"Zoë 🐦\"}}";

    private static final String LONGER_THAN_64_BYTES =
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final WebhookSecret secret = WebhookSecret.generate();
    private final WebhookSecret former = WebhookSecret.generate();

    @Test
    void theOfficialLibraryBelievesASignature() {
        assertDoesNotThrow(() -> verify(secret, headers(secret), BODY));
    }

    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        var example =
                WebhookSecret.read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        var headers = SignedMessage.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                List.of(example));

        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.get("webhook-signature"));
    }

    @Test
    void anotherSecretAnotherBodyAndAnotherIdAreNotBelieved() {
        var headers = headers(secret);
        var otherId = new TreeMap<>(headers);
        otherId.put("webhook-id", "other");

        assertThrows(WebhookVerificationException.class, () -> verify(former, headers, BODY));
        assertThrows(WebhookVerificationException.class, () -> verify(secret, headers, BODY + " "));
        assertThrows(WebhookVerificationException.class, () -> verify(secret, otherId, BODY));
    }

    @Test
    void whileSecretsOverlapReceiversWithEitherBelieve() {
        var headers = headers(secret, former);

        assertEquals(2, headers.get("webhook-signature").split(" ", -1).length);
        assertDoesNotThrow(() -> verify(secret, headers, BODY));
        assertDoesNotThrow(() -> verify(former, headers, BODY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "standardwebhooks | new (require('standardwebhooks').Webhook)(secret).verify(body, headers)",
                "svix | new (require('svix').Webhook)(secret).verify(body, headers)",
                "cloudevents | require('cloudevents').HTTP.toEvent({headers, body}).id"
            })
    void nodeLibrariesAcceptTheRequests(String library, String statement) throws IOException, InterruptedException {
        var modules = System.getenv("NODE_PATH");
        assumeTrue(
                modules != null && Files.isDirectory(Path.of(modules, library)),
                "Needs Node, with " + library + " in a folder that NODE_PATH names");
        var sent = new LinkedHashMap<>(headers(secret, former));
        sent.put("content-type", WebhookFormat.CLOUDEVENTS.contentType());
        var script = "const [secret, json, body] = process.argv.slice(1); const headers = JSON.parse(json); " + "if (!("
                + statement + ")) process.exit(1);";
        var node = new ProcessBuilder(
                        "node", "-e", script, former.text(), new ObjectMapper().writeValueAsString(sent), BODY)
                .redirectErrorStream(true)
                .start();

        assertTrue(node.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, node.exitValue(), () -> read(node));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_c2hvcnQ=",
                "whsec_!!!!9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_" + LONGER_THAN_64_BYTES
            })
    void invalidSecretIsRefused(String text) {
        assertTrue(WebhookSecret.read(text).isEmpty());
    }

    @Test
    void aSecretIsReadAsItIsWrittenAndNotShownByAccident() {
        assertEquals(
                secret.text(), WebhookSecret.read(secret.text()).orElseThrow().text());
        assertFalse(secret.toString().contains(secret.text().substring(6)));
    }

    private static Map<String, String> headers(WebhookSecret... secrets) {
        var now = Clock.systemUTC().instant();
        return SignedMessage.headers("event-1", now, BODY.getBytes(StandardCharsets.UTF_8), List.of(secrets));
    }

    private static void verify(WebhookSecret secret, Map<String, String> headers, String body)
            throws WebhookVerificationException, EmptyWebhookSecretException {
        var multi = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        new Webhook(secret.text()).verify(body, HttpHeaders.of(multi, (name, value) -> true));
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
