package dev.hoopoe.common.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentReadsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final AtomicInteger reads = new AtomicInteger();
    private final RecentReads recent = new RecentReads(new OneSecond(), clock);

    @Test
    void valueIsReadOnceWithinTheTime() {
        assertEquals(Optional.of(1), read("acme", "a"));
        assertEquals(Optional.of(1), read("acme", "a"));

        now = START.plusMillis(1_001);

        assertEquals(Optional.of(2), read("acme", "a"));
    }

    @Test
    void accountsAndKeysAreApart() {
        assertEquals(Optional.of(1), read("acme", "a"));
        assertEquals(Optional.of(2), read("other", "a"));
        assertEquals(Optional.of(3), read("acme", "b"));
    }

    @Test
    void absentValueIsReadEachTime() {
        recent.get("acme", "a", Optional::empty);

        assertEquals(Optional.of(1), read("acme", "a"));
    }

    @Test
    void changeDropsWhatWasRead() {
        read("acme", "a");

        recent.clear();

        assertEquals(Optional.of(2), read("acme", "a"));
    }

    @Test
    void valueThatWasReadWhileAChangeCommittedIsNotServedAgain() {
        recent.get("acme", "a", () -> {
            recent.clear();
            return Optional.of(reads.incrementAndGet());
        });

        assertEquals(Optional.of(2), read("acme", "a"));
    }

    private Optional<Integer> read(String account, String key) {
        return recent.get(account, key, () -> Optional.of(reads.incrementAndGet()));
    }

    private static final class OneSecond implements RowCacheConfig {

        @Override
        public Duration ttl() {
            return Duration.ofSeconds(1);
        }

        @Override
        public long maxEntries() {
            return 100;
        }
    }
}
