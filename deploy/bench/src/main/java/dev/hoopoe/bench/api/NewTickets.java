package dev.hoopoe.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Tickets that a benchmark opens through the API to write on: those that the desk was filled with stay as they are. */
public final class NewTickets {

    private static final String PATH = "/api/tickets";
    private static final int AT_ONCE = 8;

    private final ApiClient api;
    private final Map<String, ?> body;

    /** Of the first client that the desk lists; its event is about 1 kB. */
    public NewTickets(ApiClient api) {
        this.api = api;
        String client =
                api.get("/api/clients?limit=1").path("data").path(0).path("id").textValue();
        this.body = Map.of(
                "title",
                "Opened by a benchmark to see how long it takes until others hear of it",
                "client_id",
                client,
                "channel_id",
                "web",
                "custom_fields",
                Map.of("region", "EU", "contract", "standard"));
    }

    /** Opens a ticket without being waited for; its id. */
    public CompletableFuture<Long> open() {
        return api.postLater(PATH, body).thenApply(NewTickets::idOf);
    }

    /** Opens so many, a few at a time; their ids. */
    public List<Long> open(int count) {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<Long>> opened = IntStream.range(0, count)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> idOf(api.post(PATH, body)), callers))
                    .toList();
            return opened.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdownNow();
        }
    }

    /** Gives the ticket another title, which is an event. */
    public void rename(long id, long number) {
        api.put(PATH + "/" + id, Map.of("title", "Written by a benchmark for the time number " + number));
    }

    private static long idOf(JsonNode ticket) {
        return ticket.path("id").longValue();
    }
}
