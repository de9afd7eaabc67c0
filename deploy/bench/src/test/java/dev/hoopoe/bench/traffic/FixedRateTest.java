package dev.hoopoe.bench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FixedRateTest {

    private static final long MILLI = 1_000_000;

    private final List<Long> begun = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private long now;
    private final FixedRate rate = new FixedRate(100, () -> now, wait -> now += wait);

    @Test
    void actsBeginAtTheirRateWhileEarlierOnesHang() {
        List<CompletableFuture<Result>> hanging = new ArrayList<>();

        rate.run(
                () -> begun.size() == 3 && release(hanging),
                number -> {
                    begun.add(now / MILLI);
                    hanging.add(new CompletableFuture<>());
                    return hanging.get(hanging.size() - 1);
                },
                this::note);

        assertEquals(List.of(0L, 10L, 20L), begun);
    }

    @Test
    void latencyCountsFromWhenTheActWasDue() {
        rate.run(
                () -> begun.size() == 4,
                number -> {
                    begun.add(now / MILLI);
                    now += number == 0 ? 25 * MILLI : 0;
                    return CompletableFuture.completedFuture(Result.success("read"));
                },
                this::note);

        assertEquals(List.of(0L, 25L, 25L, 30L), begun);
        assertEquals(List.of(25L, 15L, 5L, 0L), latencies);
    }

    @Test
    void everyActThatBeganIsWaitedFor() {
        CompletableFuture<Result> slow = new CompletableFuture<>();
        FixedRate waiting = new FixedRate(100, () -> now, wait -> {
            now += wait;
            if (begun.size() == 2) {
                slow.complete(Result.success("slow"));
            }
        });

        waiting.run(
                () -> begun.size() == 2,
                number -> {
                    begun.add(number);
                    return number == 0 ? slow : CompletableFuture.completedFuture(Result.success("read"));
                },
                this::note);

        assertEquals(2, latencies.size());
    }

    private boolean release(List<CompletableFuture<Result>> hanging) {
        hanging.forEach(act -> act.complete(Result.success("read")));
        return true;
    }

    private void note(Result result, Duration latency) {
        latencies.add(latency.toMillis());
    }
}
