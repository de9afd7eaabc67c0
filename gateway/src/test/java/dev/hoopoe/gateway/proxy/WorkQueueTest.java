package dev.hoopoe.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.gateway.proxy.WorkQueue.QueueFullException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicLong nanos = new AtomicLong();
    private int limit = 2;

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private WorkQueue queue(int size, Duration timeout, Duration overloadTimeout) {
        return new WorkQueue(VERTX, () -> limit, new WorkQueue.Settings(size, timeout, overloadTimeout), nanos::get);
    }

    @Test
    void requestBeyondTheLimitWaitsForOneToEnd() {
        var queue = queue(10, LONG, LONG);
        assertTrue(queue.acquire().succeeded());
        assertTrue(queue.acquire().succeeded());

        var third = queue.acquire();
        assertFalse(third.isComplete());
        queue.release();

        await().until(third::succeeded);
        assertFalse(queue.acquire().isComplete());
    }

    @Test
    void requestsAreAdmittedInTheOrderInWhichTheyCame() {
        var queue = queue(10, LONG, LONG);
        queue.acquire();
        queue.acquire();
        var order = new ArrayList<Integer>();
        queue.acquire().onSuccess(any -> order.add(1));
        queue.acquire().onSuccess(any -> order.add(2));

        queue.release();
        await().until(() -> order.equals(List.of(1)));
        queue.release();

        await().until(() -> order.equals(List.of(1, 2)));
    }

    @Test
    void fullQueueRefusesAtOnce() {
        var queue = queue(1, LONG, LONG);
        queue.acquire();
        queue.acquire();
        queue.acquire();

        assertInstanceOf(QueueFullException.class, queue.acquire().cause());
    }

    @Test
    void requestThatHasWaitedForTooLongFailsAndLeavesItsPlace() {
        var queue = queue(1, SHORT, SHORT);
        queue.acquire();
        queue.acquire();

        var late = queue.acquire();

        await().until(late::failed);
        assertInstanceOf(TimeoutException.class, late.cause());
        assertFalse(queue.acquire().isComplete());
    }

    @Test
    void requestWaitsForAShortTimeOnceTheQueueHasNotBeenEmptyForLong() {
        var queue = queue(10, LONG, SHORT);
        queue.acquire();
        queue.acquire();
        var first = queue.acquire();
        nanos.addAndGet(LONG.toNanos());

        var second = queue.acquire();

        await().until(second::failed);
        assertFalse(first.isComplete());
    }

    @Test
    void burstIsNoOverload() {
        var queue = queue(10, LONG, SHORT);
        queue.acquire();
        queue.acquire();
        var first = queue.acquire();
        queue.release();
        await().until(first::succeeded);
        nanos.addAndGet(LONG.toNanos());

        var second = queue.acquire();

        await().during(SHORT.multipliedBy(5)).until(() -> !second.isComplete());
    }

    @Test
    void higherLimitAdmitsThoseWhoWait() {
        var queue = queue(10, LONG, LONG);
        queue.acquire();
        queue.acquire();
        var waiting = List.of(queue.acquire(), queue.acquire());

        limit = 4;
        queue.release();

        await().until(() -> waiting.stream().allMatch(turn -> turn.succeeded()));
    }

    @Test
    void queueIsIdleOnceAllHaveEnded() {
        var queue = queue(10, LONG, LONG);
        queue.acquire();
        queue.acquire();
        assertFalse(queue.isIdle());

        queue.release();
        queue.release();

        assertTrue(queue.isIdle());
    }
}
