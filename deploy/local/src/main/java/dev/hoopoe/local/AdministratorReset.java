package dev.hoopoe.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.process.RandomSecret;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sets a new password of the first administrator of a running suite, as the operator, past the gateway. */
final class AdministratorReset {

    private static final int PASSWORD_LENGTH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SuiteFolder folder;
    private final PrintStream output;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    AdministratorReset(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    void run(Optional<String> chosen) {
        String password = chosen.orElseGet(() -> RandomSecret.ofLength(PASSWORD_LENGTH));
        Administrator administrator = new Administrator(System.getenv(), folder);
        HttpRequest.Builder request = request(url("directory") + "/internal/administrator")
                .header("Authorization", "Bearer " + operatorToken())
                .header("X-Hoopoe-Account", "default")
                .PUT(body(Map.of("email", administrator.email(), "password", password)));
        send(request, "set the password");
        administrator.storePassword(password);
        output.println("e-mail     " + administrator.email());
        output.println("password   " + password);
    }

    private String operatorToken() {
        String secret = Keys.ofParts(folder).secret("service-client.operator");
        HttpRequest.Builder request = request(url("auth") + "/internal/token")
                .POST(body(Map.of("client_id", "operator", "client_secret", secret)));
        return send(request, "get a service token").path("access_token").asText();
    }

    private String url(String service) {
        return new SuiteRecord(folder.record())
                .read().stream()
                        .filter(entry ->
                                entry.name().equals(service) && entry.process().isPresent())
                        .map(entry -> "http://127.0.0.1:" + entry.port())
                        .findFirst()
                        .orElseThrow(() -> new StartRefusedException(
                                "The suite must run for this: start it with ./hoopoe up in another terminal."));
    }

    private JsonNode send(HttpRequest.Builder request, String purpose) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StartRefusedException("Could not " + purpose + ": the service answered "
                        + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StartRefusedException("Could not " + purpose + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted", e);
        }
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(Map<String, String> fields) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fields));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
