package dev.hoopoe.bench.traffic;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends the same {@code GET} again and again, for {@link FixedRate}; a status of 300 or more, or no answer, is a failure. */
public final class Reads {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final HttpRequest request;

    /**
     * @param name what its results are called
     * @param headers by name
     */
    public Reads(String name, String url, Map<String, String> headers) {
        this.name = name;
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
        headers.forEach(builder::header);
        this.request = builder.build();
    }

    /** Its result never fails. */
    public CompletableFuture<Result> begin() {
        return http.sendAsync(request, BodyHandlers.discarding())
                .handle((answer, failure) ->
                        new Result(name, failure == null ? kind(answer.statusCode()) : kind(failure)));
    }

    private static String kind(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private static String kind(int status) {
        return status < 300 ? "" : Integer.toString(status);
    }
}
