package dev.hoopoe.ticket.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same thing many times at once. */
public final class Together {

    private Together() {}

    /** What each of the calls answered; they start at the same moment. */
    public static <T> List<T> times(int times, IntFunction<T> call) {
        var start = new CyclicBarrier(times);
        var calls = IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> {
                    start.await();
                    return call.apply(number);
                })
                .toList();
        var pool = Executors.newFixedThreadPool(times);
        try {
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
