package dev.hoopoe.auth.limit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureLimitTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T10:00:00Z"), ZoneOffset.UTC);
    private final FailureLimit limit = new FailureLimit(2, Duration.ofMinutes(5), 3, clock, "Too many");

    @Test
    void refusesOnceTheAllowanceIsUsedUpAndSaysWhenToTryAgain() {
        limit.failed("a");
        limit.failed("a");

        var refusal = assertThrows(HoopoeException.class, () -> limit.check("a"));

        assertEquals(ErrorKind.TOO_MANY_REQUESTS, refusal.kind());
        assertEquals(Duration.ofSeconds(301), refusal.retryAfter().orElseThrow());
    }

    @Test
    void checkingAloneUsesNothingUp() {
        for (var i = 0; i < 10; i++) {
            limit.check("a");
        }

        assertEquals(0, limit.size());
    }

    @Test
    void keysDoNotShareAnAllowance() {
        limit.failed("a");
        limit.failed("a");

        assertDoesNotThrow(() -> limit.check("b"));
    }

    @Test
    void remembersABoundedNumberOfKeys() {
        for (var i = 0; i < 100; i++) {
            limit.failed("key " + i);
        }

        assertEquals(3, limit.size());
    }
}
