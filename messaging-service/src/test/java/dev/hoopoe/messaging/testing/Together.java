package dev.hoopoe.messaging.testing;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Calls many times at once. */
public final class Together {

    private Together() {}

    /** How many of the calls, which are given their number, answered with which status. */
    public static Map<Integer, Long> statuses(int calls, IntUnaryOperator call) {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(calls);
        try {
            var running = IntStream.range(0, calls)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return call.applyAsInt(number);
                    }))
                    .toList();
            start.countDown();
            return running.stream().map(Together::result).collect(groupingBy(identity(), counting()));
        } finally {
            threads.shutdownNow();
        }
    }

    private static int result(Future<Integer> running) {
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
