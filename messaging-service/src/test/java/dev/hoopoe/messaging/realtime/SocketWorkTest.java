package dev.hoopoe.messaging.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That frames of one socket keep their order and wait for each other, and not for those of others. */
class SocketWorkTest {

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    @Test
    void socketsTakeTurns() {
        var one = new SocketWork(threads::add, 10);
        var other = new SocketWork(threads::add, 10);
        one.submit(() -> done.add("one 1"));
        one.submit(() -> done.add("one 2"));
        one.submit(() -> done.add("one 3"));
        other.submit(() -> done.add("other 1"));

        runAll();

        assertEquals(List.of("one 1", "other 1", "one 2", "one 3"), done);
    }

    @Test
    void tooMuchIsRefusedButForTheLast() {
        var work = new SocketWork(threads::add, 2);
        assertTrue(work.submit(() -> done.add("1")));
        assertTrue(work.submit(() -> done.add("2")));

        assertFalse(work.submit(() -> done.add("3")));
        work.submitLast(() -> done.add("last"));
        runAll();

        assertEquals(List.of("1", "2", "last"), done);
        assertTrue(work.submit(() -> done.add("4")));
    }

    @Test
    void workThatFailsDoesNotKeepWhatFollows() {
        var work = new SocketWork(threads::add, 10);
        work.submit(() -> {
            throw new IllegalStateException("as the test wants");
        });
        work.submit(() -> {
            throw new AssertionError("as a driver does that has lost its connection");
        });
        work.submit(() -> done.add("3"));

        runAll();

        assertEquals(List.of("3"), done);
    }

    @Test
    void orderIsKeptOnSeveralThreads() throws InterruptedException {
        var pool = Executors.newFixedThreadPool(4);
        var numbers = new ArrayList<Integer>();
        var work = new SocketWork(pool, 10_000);

        IntStream.range(0, 5_000).forEach(number -> work.submit(() -> numbers.add(number)));
        var last = new CountDownLatch(1);
        work.submitLast(last::countDown);

        assertTrue(last.await(30, TimeUnit.SECONDS));
        assertEquals(IntStream.range(0, 5_000).boxed().toList(), numbers);
        pool.shutdown();
    }
}
