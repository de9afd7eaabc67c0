package dev.hoopoe.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration STEP = Duration.ofMillis(20);

    private final SetTimer timer = new SetTimer();

    @Test
    void aPaceIsSoManyTimesASecond() {
        assertEquals(STEP, Pace.aSecond(50).step());
    }

    @Test
    void whatTakesLessThanAStepIsFollowedByAPause() {
        assertEquals(List.of(0L, 20L, 40L), startsOfWhatTakes(Duration.ofMillis(5)));
    }

    @Test
    void whatTakesLongerThanAStepIsFollowedWithoutAPause() {
        assertEquals(List.of(0L, 25L, 50L), startsOfWhatTakes(Duration.ofMillis(25)));
    }

    /** Milliseconds at which something that takes so long was begun within three steps. */
    private List<Long> startsOfWhatTakes(Duration length) {
        List<Long> starts = new ArrayList<>();
        new Pace(STEP)
                .keep(
                        STEP.multipliedBy(3),
                        () -> {
                            starts.add(
                                    Duration.ofNanos(timer.now - SetTimer.START).toMillis());
                            timer.now += length.toNanos();
                        },
                        timer);
        return starts;
    }

    /** Stands still unless it is told to go on; about to overflow, as the system's timer may be. */
    private static final class SetTimer implements Pace.Timer {

        private static final long START = Long.MAX_VALUE - 1;

        private long now = START;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void waitUntil(long nanoTime) {
            now = nanoTime;
        }
    }
}
