package dev.hoopoe.directory.testing;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does something many times at once. */
public final class Together {

    private Together() {}

    /** The results in their natural order, not in that of the calls. */
    public static <T extends Comparable<T>> List<T> run(int times, IntFunction<T> work) {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(times);
        try {
            var running = IntStream.range(0, times)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return work.apply(n);
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(Together::result).sorted().toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
