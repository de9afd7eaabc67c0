package dev.hoopoe.auth.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingThrottleTest {

    @Test
    void refusesAtOnceWhenTooManyAreAtItAlready() {
        var slots = new HashingThrottle(1, 1, 0, Duration.ofMinutes(1), Clock.systemUTC(), "Busy");
        var release = new CountDownLatch(1);
        var busy = occupy(slots, release);

        var refusal = assertThrows(HoopoeException.class, () -> slots.admit(() -> "late"));

        assertEquals(ErrorKind.TOO_MANY_REQUESTS, refusal.kind());
        assertTrue(refusal.retryAfter().isPresent());
        release.countDown();
        assertEquals("done", busy.join());
    }

    @Test
    void refusesWhenTheTurnDoesNotComeInTime() {
        var slots = new HashingThrottle(1, 1, 1, Duration.ofMillis(20), Clock.systemUTC(), "Busy");
        var release = new CountDownLatch(1);
        var busy = occupy(slots, release);

        assertThrows(HoopoeException.class, () -> slots.inTurn(() -> "late"));

        release.countDown();
        busy.join();
    }

    @Test
    void workThatFailsGivesItsSlotBack() {
        var slots = new HashingThrottle(1, 1, 0, Duration.ofMinutes(1), Clock.systemUTC(), "Busy");

        assertThrows(
                IllegalStateException.class,
                () -> slots.admit(() -> {
                    throw new IllegalStateException();
                }));

        assertEquals("next", slots.admit(() -> "next"));
    }

    @Test
    void slotRestsForItsShareOfTheTime() {
        var slots = new HashingThrottle(1, 0.25, 1, Duration.ofMinutes(1), Clock.systemUTC(), "Busy");
        var begun = Instant.now();
        slots.inTurn(() -> await(Duration.ofMillis(20)));

        var next = slots.inTurn(Instant::now);

        assertTrue(Duration.between(begun, next).toMillis() >= 80, "begun at " + begun + ", the next at " + next);
    }

    @Test
    void slotRestsForASecondAtTheMost() {
        var slots = new HashingThrottle(1, 0.001, 1, Duration.ofMinutes(1), Clock.systemUTC(), "Busy");
        slots.inTurn(() -> await(Duration.ofMillis(20)));

        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> slots.inTurn(() -> "rested"));
    }

    @Test
    void whoIsInterruptedWhileASlotRestsLeavesItToTheNext() {
        var slots = new HashingThrottle(1, 0.5, 1, Duration.ofMinutes(1), Clock.systemUTC(), "Busy");
        slots.inTurn(() -> await(Duration.ofMillis(100)));

        Thread.currentThread().interrupt();
        assertThrows(HoopoeException.class, () -> slots.inTurn(() -> "never"));

        assertTrue(Thread.interrupted());
        assertEquals("next", slots.inTurn(() -> "next"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.POSITIVE_INFINITY})
    void shareThatIsNoneIsRefused(double share) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HashingThrottle(1, share, 1, Duration.ofMinutes(1), Clock.systemUTC(), "Busy"));
    }

    private static String await(Duration length) {
        Awaitility.await().pollDelay(length).until(() -> true);
        return "done";
    }

    private static CompletableFuture<String> occupy(HashingThrottle slots, CountDownLatch release) {
        var started = new CountDownLatch(1);
        var busy = CompletableFuture.supplyAsync(() -> slots.admit(() -> slots.inTurn(() -> {
            started.countDown();
            await(release);
            return "done";
        })));
        await(started);
        return busy;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
