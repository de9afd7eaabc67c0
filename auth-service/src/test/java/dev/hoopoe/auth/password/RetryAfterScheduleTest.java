package dev.hoopoe.auth.password;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryAfterScheduleTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void beforeAnythingWasDoneEverybodyComesBackSoon() {
        var times = new RetryAfterSchedule(1, clock);

        assertEquals(
                List.of(RetryAfterSchedule.SOONEST, RetryAfterSchedule.SOONEST),
                Stream.generate(times::next).limit(2).toList());
    }

    @Test
    void oneAfterTheOtherAtThePaceOfTheWork() {
        var times = new RetryAfterSchedule(2, clock);
        times.done(Duration.ofMillis(400));

        assertEquals(
                List.of(Duration.ofMillis(1000), Duration.ofMillis(1200), Duration.ofMillis(1400)),
                Stream.generate(times::next).limit(3).toList());
    }

    @Test
    void thePaceFollowsTheWork() {
        var times = new RetryAfterSchedule(1, clock);
        times.done(Duration.ofMillis(100));
        times.done(Duration.ofMillis(600));

        times.next();

        assertEquals(Duration.ofMillis(1200), times.next());
    }

    @Test
    void nobodyIsToldToStayAwayForLongHoweverManyTheyAre() {
        var times = new RetryAfterSchedule(1, clock);
        times.done(Duration.ofSeconds(20));

        assertEquals(
                List.of(
                        RetryAfterSchedule.SOONEST,
                        Duration.ofSeconds(21),
                        RetryAfterSchedule.LATEST,
                        RetryAfterSchedule.LATEST),
                Stream.generate(times::next).limit(4).toList());
    }
}
