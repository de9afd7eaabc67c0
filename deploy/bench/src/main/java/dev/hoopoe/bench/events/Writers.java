package dev.hoopoe.bench.events;

import dev.hoopoe.bench.api.NewTickets;
import dev.hoopoe.bench.measure.Rates;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Some people who change tickets without a pause, each their own. */
final class Writers implements AutoCloseable {

    private static final int PEOPLE = 8;
    private static final int TICKETS_EACH = 10;

    private final NewTickets tickets;
    private final List<Long> ids;
    private final AtomicLong number = new AtomicLong();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

    Writers(NewTickets tickets) {
        this.tickets = tickets;
        this.ids = tickets.open(PEOPLE * TICKETS_EACH);
    }

    /** Writes for that long and adds the rate. */
    void write(Duration length, Rates rates) {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        List<CompletableFuture<Long>> writing = IntStream.range(0, PEOPLE)
                .mapToObj(person -> CompletableFuture.supplyAsync(() -> writeUntil(end, person), people))
                .toList();
        long written = writing.stream().mapToLong(CompletableFuture::join).sum();
        rates.add(written, Duration.ofNanos(System.nanoTime() - begun));
    }

    @Override
    public void close() {
        people.shutdownNow();
    }

    private long writeUntil(long end, int person) {
        long written = 0;
        while (System.nanoTime() < end) {
            int ticket = person * TICKETS_EACH + (int) (written % TICKETS_EACH);
            tickets.rename(ids.get(ticket), number.getAndIncrement());
            written++;
        }
        return written;
    }
}
