package dev.hoopoe.common.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.cache.RowCache;
import dev.hoopoe.common.cache.RowCacheConfig;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is served from memory, and what a change is seen by. */
@QuarkusTest
class CachedReplicaTest {

    private static final String TABLE = "spare_replica";

    private final String account = "account-" + UUID.randomUUID();
    private final String id = UUID.randomUUID().toString();

    @Inject
    ReplicaStore store;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @Inject
    ObjectMapper mapper;

    @Inject
    AccountScope accounts;

    private CachedReplica<View> cached;
    private Replica<View> ofAnotherProcess;

    record View(String name) {}

    @BeforeEach
    void openReplicas() {
        // Time stands still: nothing is forgotten for its age.
        var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
        var rows = new RowCache(new AnHour(), clock, transactions);
        cached = new CachedReplica<>(store, TABLE, View.class, any -> Optional.empty(), rows);
        ofAnotherProcess = new Replica<>(store, TABLE, View.class, any -> Optional.empty());
        put(cached, 1, "first");
    }

    @Test
    void rowIsServedFromMemory() {
        assertEquals("first", name());
        assertEquals(List.of("first"), names(inAccount(cached::all)));

        put(ofAnotherProcess, 2, "second");

        assertEquals("first", name());
        assertEquals(List.of("first"), names(inAccount(cached::all)));
        assertEquals(
                "second", inAccount(() -> cached.findInTable(id)).orElseThrow().name());
    }

    @Test
    void ownChangeShowsAtOnce() {
        name();
        names(inAccount(cached::all));

        put(cached, 2, "second");

        assertEquals("second", name());
        assertEquals(List.of("second"), names(inAccount(cached::all)));
    }

    @Test
    void removalShowsAtOnce() {
        name();

        inAccount(() -> {
            cached.remove(id, 2);
            return null;
        });

        assertEquals(Optional.empty(), inAccount(() -> cached.find(id)));
    }

    @Test
    void transactionSeesItsOwnChangeAndLeavesNothingOfItWhenItFails() {
        name();

        inAccount(() -> {
            QuarkusTransaction.begin();
            cached.put(id, owned(2, "second"));
            assertEquals("second", cached.find(id).orElseThrow().name());
            QuarkusTransaction.rollback();
            return null;
        });

        assertEquals("first", name());
    }

    @Test
    void changeShowsWhenItsTransactionHasCommitted() {
        name();

        inAccount(() -> {
            QuarkusTransaction.requiringNew().run(() -> cached.put(id, owned(2, "second")));
            return null;
        });

        assertEquals("second", name());
    }

    private void put(Replica<View> replica, long version, String name) {
        inAccount(() -> {
            replica.put(id, owned(version, name));
            return null;
        });
    }

    private VersionedSnapshot owned(long version, String name) {
        return new VersionedSnapshot(version, mapper.valueToTree(Map.of("name", name)));
    }

    private String name() {
        return inAccount(() -> cached.find(id)).orElseThrow().name();
    }

    private static List<String> names(List<View> views) {
        return views.stream().map(View::name).toList();
    }

    private <T> T inAccount(Supplier<T> work) {
        return accounts.call(Caller.system(account, "test"), work);
    }

    private static final class AnHour implements RowCacheConfig {

        @Override
        public Duration ttl() {
            return Duration.ofHours(1);
        }

        @Override
        public long maxEntries() {
            return 100;
        }
    }
}
