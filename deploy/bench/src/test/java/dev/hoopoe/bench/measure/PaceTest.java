package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void aPaceIsSoManyTimesASecond() {
        assertEquals(Duration.ofMillis(20), Pace.aSecond(50).step());
    }

    @Test
    void whatTakesLongerThanAStepIsFollowedWithoutAPause() {
        AtomicInteger times = new AtomicInteger();

        new Pace(Duration.ofNanos(1)).keep(Duration.ofMillis(1), times::incrementAndGet);

        assertEquals(true, times.get() > 0);
    }
}
