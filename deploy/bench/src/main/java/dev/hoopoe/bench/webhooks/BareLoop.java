package dev.hoopoe.bench.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Requests that were received once, posted again as they were: signed by somebody else, and written down nowhere. */
final class BareLoop {

    /** What the client sets itself. */
    private static final Set<String> ITS_OWN = Set.of("host", "connection", "content-length", "user-agent");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpRequest> requests;

    BareLoop(List<Delivery> deliveries, String url) {
        this.requests = deliveries.stream()
                .map(delivery -> requestOf(delivery, URI.create(url)))
                .toList();
    }

    /** Posts them one after the other. */
    void post() {
        try {
            for (HttpRequest request : requests) {
                http.send(request, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts them with so many under way at a time. */
    void post(int atOnce) {
        Semaphore room = new Semaphore(atOnce);
        List<CompletableFuture<HttpResponse<Void>>> posted = new ArrayList<>();
        for (HttpRequest request : requests) {
            room.acquireUninterruptibly();
            posted.add(http.sendAsync(request, BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> room.release()));
        }
        posted.forEach(CompletableFuture::join);
    }

    private static HttpRequest requestOf(Delivery delivery, URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofByteArray(delivery.body()));
        delivery.headers().forEach((name, value) -> {
            if (!ITS_OWN.contains(name)) {
                request.header(name, value);
            }
        });
        return request.build();
    }
}
