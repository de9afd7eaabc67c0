package dev.hoopoe.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** directory-service's operations for the operator, in a running suite, past the gateway. */
final class OperatorApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SuiteFolder folder;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    OperatorApi(SuiteFolder folder) {
        this.folder = folder;
    }

    /**
     * Calls an operation and returns the answer's {@code data}.
     *
     * @param purpose what the call is for, as in "Could not open the account"
     * @param path with its query
     * @param body null for none
     * @throws StartRefusedException when the suite does not run, or the service refuses; with the service's own words
     */
    JsonNode call(String purpose, String method, String path, Map<String, ?> body) {
        return read(requireSuccess(exchange(purpose, method, path, body), purpose), purpose)
                .path("data");
    }

    /** The {@code data} of a GET; empty when there is nothing at the path. */
    Optional<JsonNode> find(String purpose, String path) {
        HttpResponse<String> response = exchange(purpose, "GET", path, null);
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(requireSuccess(response, purpose), purpose).path("data"));
    }

    private HttpResponse<String> exchange(String purpose, String method, String path, Map<String, ?> body) {
        HttpRequest.Builder request = request(url("directory") + path)
                .header("Authorization", "Bearer " + token())
                .header("X-Hoopoe-Account", "default")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : json(body));
        return send(request, purpose);
    }

    private String token() {
        String secret =
                Keys.ofParts(folder).secret(RotatedSecret.client("operator").key());
        HttpRequest.Builder request = request(url("auth") + "/internal/token")
                .POST(json(Map.of("client_id", "operator", "client_secret", secret)));
        String purpose = "get a service token";
        return read(requireSuccess(send(request, purpose), purpose), purpose)
                .path("access_token")
                .asText();
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

    private HttpResponse<String> send(HttpRequest.Builder request, String purpose) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new StartRefusedException(
                    "Could not " + purpose
                            + ": the service does not answer. Try again once ./hoopoe up says that all is ready.",
                    e);
        } catch (IOException e) {
            throw new StartRefusedException("Could not " + purpose + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefusedException("Interrupted", e);
        }
    }

    private static HttpResponse<String> requireSuccess(HttpResponse<String> response, String purpose) {
        if (response.statusCode() / 100 != 2) {
            throw new StartRefusedException("Could not " + purpose + ": " + reason(response));
        }
        return response;
    }

    private static JsonNode read(HttpResponse<String> response, String purpose) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StartRefusedException("Could not " + purpose + ": " + e.getMessage(), e);
        }
    }

    private static String reason(HttpResponse<String> response) {
        String message = "";
        try {
            message = JSON.readTree(response.body()).at("/data/message").asText();
        } catch (IOException e) {
            // Not this service's answer; shown as it is.
        }
        return message.isEmpty() ? "the service answered " + response.statusCode() + " " + response.body() : message;
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> fields) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
