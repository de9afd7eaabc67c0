package dev.hoopoe.bench.load;

import dev.hoopoe.bench.api.ApiClient;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The clients, made through the API, so that each service that keeps a copy of them has it by event. */
final class Clients {

    private static final int FEWEST = 100;
    private static final int MOST = 20_000;
    private static final int TICKETS_EACH = 50;
    private static final int AT_ONCE = 8;
    private static final int BATCH = 2_000;
    private static final long SEED = 1;

    private final ApiClient administrator;
    private final Progress progress;
    private final Words words = new Words();
    private final int count;

    Clients(int count, ApiClient administrator, Progress progress) {
        this.count = count;
        this.administrator = administrator;
        this.progress = progress;
    }

    /** How many clients open so many tickets. */
    static int countFor(int tickets) {
        return Math.max(FEWEST, Math.min(MOST, tickets / TICKETS_EACH));
    }

    /** A client as tickets name it. */
    record Client(UUID id, String name) {}

    List<Client> create() {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return IntStream.iterate(0, first -> first < count, first -> first + BATCH)
                    .boxed()
                    .flatMap(first -> createBatch(first, callers).stream())
                    .toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private List<Client> createBatch(int first, ExecutorService callers) {
        int end = Math.min(count, first + BATCH);
        List<CompletableFuture<Client>> created = IntStream.range(first, end)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> create(number), callers))
                .toList();
        List<Client> batch = created.stream().map(CompletableFuture::join).toList();
        progress.count("clients", end, count);
        return batch;
    }

    private Client create(int number) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        boolean rare = number % (count / Words.CLIENTS_WITH_RARE_NAME) == 0;
        String name = words.clientName(rare, random);
        String id = administrator
                .post("/api/clients", Map.of("name", name))
                .path("id")
                .textValue();
        return new Client(UUID.fromString(id), name);
    }
}
