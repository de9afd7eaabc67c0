package dev.hoopoe.gateway.testing;

import dev.hoopoe.common.testing.TestTokens;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** A well-behaved client of the gateway, and what its neighbours tell about themselves. */
public final class GatewayClient {

    private static final UUID SOMEBODY = UUID.randomUUID();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private GatewayClient() {}

    public static String token() {
        return TestTokens.administrator("default", SOMEBODY);
    }

    public static HttpRequest.Builder to(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    /** A request with a good token, to be answered as the behaviour says. */
    public static HttpRequest.Builder asking(String path, String behaviour) {
        return to(path).header("Authorization", "Bearer " + token()).header("Test-Behaviour", behaviour);
    }

    public static HttpResponse<String> get(String path) {
        return send(to(path).header("Authorization", "Bearer " + token()));
    }

    public static HttpResponse<String> post(HttpRequest.Builder request, BodyPublisher body) {
        return send(request.POST(body));
    }

    public static HttpResponse<String> post(HttpRequest.Builder request, String body) {
        return post(request, BodyPublishers.ofString(body));
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer as soon as its head is there; its body goes on. */
    public static HttpResponse<InputStream> open(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The error code in an envelope, once the rest of the envelope is as it must be. */
    public static String errorOf(HttpResponse<String> answer) {
        var envelope = new JsonObject(answer.body());
        if (envelope.getBoolean("success")
                || envelope.getJsonObject("data").getString("message").isBlank()) {
            throw new AssertionError("Not an error envelope: " + answer.body());
        }
        return envelope.getJsonObject("data").getString("error");
    }

    /**
     * Tells a neighbour to {@code stop}, {@code start}, be {@code ready} or {@code unready}, {@code hang-up} on each request or
     * {@code answer} again, be {@code described} or {@code undescribed}; returns what it has seen.
     */
    public static JsonObject tell(String neighbour, String what) {
        var url = ConfigProvider.getConfig().getValue("test.control." + neighbour, String.class);
        return new JsonObject(
                send(HttpRequest.newBuilder(URI.create(url + "/" + what))).body());
    }
}
