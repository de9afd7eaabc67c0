package dev.hoopoe.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A caller of the desk: sends what it is told to the gateway, under one person's token. */
public final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String url;
    private final String token;

    private ApiClient(HttpClient http, String url, String token) {
        this.http = http;
        this.url = url;
        this.token = token;
    }

    /** Nobody in particular. */
    public static ApiClient at(String url) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new ApiClient(http, url, null);
    }

    /** The same desk as that person sees it. */
    public ApiClient login(String email, String password) {
        JsonNode answer = post("/auth/login", Map.of("email", email, "password", password));
        return new ApiClient(http, url, answer.path("access_token").textValue());
    }

    /** The same person at another address, such as a service's own. */
    public ApiClient movedTo(String otherUrl) {
        return new ApiClient(http, otherUrl, token);
    }

    /** Of the person who logged in. */
    public String token() {
        return token;
    }

    /** The {@code data} of the answer. */
    public JsonNode get(String path) {
        return dataOf(expect(request(path).GET().build()));
    }

    /** Creates something; the {@code data} of the answer. */
    public JsonNode post(String path, Map<String, ?> body) {
        return dataOf(expect(postOf(path, body)));
    }

    /** Creates something without being waited for; the {@code data} of the answer, or a failure when it was none of success. */
    public CompletableFuture<JsonNode> postLater(String path, Map<String, ?> body) {
        return http.sendAsync(postOf(path, body), BodyHandlers.ofByteArray())
                .thenApply(answer -> dataOf(bodyOf(answer)));
    }

    /** Changes something. */
    public void put(String path, Map<String, ?> body) {
        expect(requestWithBody(path).PUT(bytesOf(body)).build());
    }

    public void delete(String path) {
        expect(request(path).DELETE().build());
    }

    /** Asks and throws the answer away. */
    public void ask(String path) {
        expect(request(path).GET().build());
    }

    /** The answer, whatever its status. */
    public CompletableFuture<HttpResponse<byte[]>> tryPost(String path, Map<String, ?> body) {
        return http.sendAsync(postOf(path, body), BodyHandlers.ofByteArray());
    }

    private HttpRequest postOf(String path, Map<String, ?> body) {
        return requestWithBody(path).POST(bytesOf(body)).build();
    }

    private HttpRequest.Builder requestWithBody(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static BodyPublisher bytesOf(Map<String, ?> body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private byte[] expect(HttpRequest request) {
        try {
            return bodyOf(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bodyOf(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            HttpRequest request = answer.request();
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private static JsonNode dataOf(byte[] body) {
        try {
            return JSON.readTree(body).path("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
