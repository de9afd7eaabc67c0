package dev.hoopoe.auth.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HashingSlotsTest {

    @Test
    void refusesAtOnceWhenTooManyAreAtItAlready() {
        var slots = new HashingSlots(1, 0, Duration.ofMinutes(1), Clock.systemUTC());
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
        var slots = new HashingSlots(1, 1, Duration.ofMillis(20), Clock.systemUTC());
        var release = new CountDownLatch(1);
        var busy = occupy(slots, release);

        assertThrows(HoopoeException.class, () -> slots.inTurn(() -> "late"));

        release.countDown();
        busy.join();
    }

    @Test
    void workThatFailsGivesItsSlotBack() {
        var slots = new HashingSlots(1, 0, Duration.ofMinutes(1), Clock.systemUTC());

        assertThrows(
                IllegalStateException.class,
                () -> slots.admit(() -> {
                    throw new IllegalStateException();
                }));

        assertEquals("next", slots.admit(() -> "next"));
    }

    private static CompletableFuture<String> occupy(HashingSlots slots, CountDownLatch release) {
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
