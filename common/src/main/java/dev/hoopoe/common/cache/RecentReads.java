package dev.hoopoe.common.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Recently read values of one table, by account and key; a write of this process clears them all. */
final class RecentReads {

    private final Cache<Key, Read> reads;
    private final AtomicLong generation = new AtomicLong();

    RecentReads(RowCacheConfig config, Clock clock) {
        this.reads = Caffeine.newBuilder()
                .maximumSize(config.maxEntries())
                .expireAfterWrite(config.ttl())
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    private record Key(String account, String key) {}

    /** A value and the table's generation when it was read. */
    private record Read(Object value, long generation) {}

    /** The cached value, or else the loaded one; an absent value is not cached. */
    @SuppressWarnings("unchecked") // A key is used with one type.
    <T> Optional<T> get(String account, String key, Supplier<Optional<T>> reader) {
        var at = new Key(account, key);
        // Taken before the read: a commit meanwhile makes the value obsolete.
        var now = generation.get();
        var known = reads.getIfPresent(at);
        if (known != null && known.generation() == now) {
            return Optional.of((T) known.value());
        }
        var value = reader.get();
        value.ifPresent(present -> reads.put(at, new Read(present, now)));
        return value;
    }

    void clear() {
        generation.incrementAndGet();
        reads.invalidateAll();
    }
}
