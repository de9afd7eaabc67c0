package dev.hoopoe.messaging.realtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private Instant now = Instant.parse("2026-03-02T09:41:00Z");

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Allowance allowance = new Allowance(3, 60, Duration.ofMinutes(1), clock);

    @Test
    void burstIsAllowedAndThenOneEachSecond() {
        take(3);
        assertFalse(allowance.take());

        now = now.plusMillis(999);
        assertFalse(allowance.take());
        now = now.plusMillis(1);
        take(1);
        assertFalse(allowance.take());
    }

    @Test
    void whatIsNotUsedDoesNotAddUpBeyondTheBurst() {
        now = now.plusSeconds(3_600);

        take(3);
        assertFalse(allowance.take());
    }

    @Test
    void clockThatGoesBackTakesNothingAway() {
        now = now.minusSeconds(3_600);

        take(3);
        assertFalse(allowance.take());
    }

    private void take(int times) {
        for (var time = 0; time < times; time++) {
            assertTrue(allowance.take());
        }
    }
}
