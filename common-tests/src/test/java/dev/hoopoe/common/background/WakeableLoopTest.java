package dev.hoopoe.common.background;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeableLoopTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final AtomicReference<Exception> nextFailure = new AtomicReference<>();
    private final AtomicReference<Thread> finishedBy = new AtomicReference<>();
    private WakeableLoop loop;

    private void start(Duration pollInterval) {
        loop = new WakeableLoop("test-loop", pollInterval, new Counting());
        loop.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop(TIMEOUT);
    }

    /** Takes away one in each round. */
    private final class Counting implements WakeableLoop.Work {

        @Override
        public boolean round() throws Exception {
            rounds.incrementAndGet();
            var failure = nextFailure.getAndSet(null);
            if (failure != null) {
                throw failure;
            }
            return left.getAndUpdate(count -> Math.max(count - 1, 0)) > 0;
        }

        @Override
        public void failed(Exception failure) {
            failures.add(failure);
        }

        @Override
        public void finish() {
            finishedBy.set(Thread.currentThread());
        }
    }

    private void awaitRounds(int count) {
        await().atMost(TIMEOUT).until(() -> rounds.get() == count);
    }

    @Test
    void roundsFollowEachOtherWhileThereIsWork() {
        left.set(3);

        start(LONG);

        awaitRounds(4);
    }

    @Test
    void pauseEndsWhenTheLoopIsWoken() {
        start(LONG);
        awaitRounds(1);

        left.set(1);
        loop.wake();

        awaitRounds(3);
    }

    @Test
    void pauseEndsAfterThePollInterval() {
        start(Duration.ofMillis(20));

        await().atMost(TIMEOUT).until(() -> rounds.get() >= 3);
    }

    /** Or else work that comes during a round would wait for the poll interval. */
    @Test
    void wakeDuringARoundIsNotLost() {
        loop = new WakeableLoop("test-loop", LONG, new WakeableLoop.Work() {
            @Override
            public boolean round() {
                if (rounds.incrementAndGet() == 1) {
                    loop.wake();
                }
                return false;
            }

            @Override
            public void failed(Exception failure) {
                failures.add(failure);
            }
        });
        loop.start();

        awaitRounds(2);
    }

    @Test
    void failedRoundIsReportedAndTheLoopGoesOn() {
        var failure = new IllegalStateException("once");
        nextFailure.set(failure);

        start(Duration.ofMillis(20));

        await().atMost(TIMEOUT).until(() -> rounds.get() >= 2);
        assertEquals(List.of(failure), failures);
    }

    @Test
    void stoppedLoopFinishesInItsOwnThreadAndDoesNoFurtherRound() throws InterruptedException {
        start(LONG);
        awaitRounds(1);

        loop.stop(TIMEOUT);

        assertTrue(loop.isStopping());
        assertEquals("test-loop", finishedBy.get().getName());
        assertEquals(1, rounds.get());
    }
}
