package dev.hoopoe.common.testing.architecture.samples;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Asks the system what time it is, in four ways. */
final class ReadsSystemTime {

    Object instant() {
        return Instant.now();
    }

    Object date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    Object clock() {
        return Clock.systemUTC();
    }

    Object milliseconds() {
        return System.currentTimeMillis();
    }

    Object allowed(Clock clock) {
        return LocalDate.now(clock);
    }
}
