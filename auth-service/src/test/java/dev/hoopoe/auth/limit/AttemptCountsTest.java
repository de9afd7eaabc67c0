package dev.hoopoe.auth.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.auth.testing.Parallel;
import dev.hoopoe.auth.testing.Rows;
import dev.hoopoe.auth.testing.TestClock;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts are counted for all replicas of auth-service together. */
@QuarkusTest
class AttemptCountsTest {

    @Inject
    AttemptCounts counts;

    @Inject
    AgroalDataSource database;

    @Inject
    CrossAccountConnections allAccounts;

    @Inject
    LoginLimitConfig config;

    @Inject
    Clock time;

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    private final Allowance two = new Allowance("test/" + UUID.randomUUID(), 2);
    private final Allowance three = new Allowance("test/" + UUID.randomUUID(), 3);

    @BeforeEach
    void stopClock() {
        clock.stop();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anotherReplicaCountsTheSameAttempts() {
        var otherReplica = new AttemptCounts(database, allAccounts, config, time);
        counts.count(List.of(two));
        otherReplica.count(List.of(two));

        assertEquals(Optional.of(config.period()), counts.timeUntilAllowed(List.of(two)));
        assertEquals(Optional.of(config.period()), otherReplica.timeUntilAllowed(List.of(two)));
    }

    @Test
    void checkingAloneCountsNothing() {
        for (var i = 0; i < 5; i++) {
            counts.timeUntilAllowed(List.of(two));
        }

        assertTrue(stored(two).isEmpty());
    }

    @Test
    void keysDoNotShareAnAllowance() {
        counts.count(List.of(two));
        counts.count(List.of(two, three));

        assertFalse(counts.timeUntilAllowed(List.of(two)).isEmpty());
        assertTrue(counts.timeUntilAllowed(List.of(three)).isEmpty());
        assertFalse(counts.timeUntilAllowed(List.of(three, two)).isEmpty());
    }

    @Test
    void allowanceIsWholeAgainAtTheEndOfThePeriod() {
        counts.count(List.of(two));
        clock.advance(config.period().minusSeconds(10));
        counts.count(List.of(two));

        assertEquals(Optional.of(Duration.ofSeconds(10)), counts.timeUntilAllowed(List.of(two)));

        clock.advance(Duration.ofSeconds(10));
        assertTrue(counts.timeUntilAllowed(List.of(two)).isEmpty());

        counts.count(List.of(two));
        assertEquals(List.of("1"), stored(two));
    }

    @Test
    void parallelAttemptsAreAllCountedInWhateverOrderTheirKeysCome() throws Exception {
        var number = new AtomicInteger();

        Parallel.call(10, () -> {
            counts.count(number.getAndIncrement() % 2 == 0 ? List.of(two, three) : List.of(three, two));
            return null;
        });

        assertEquals(List.of("10"), stored(two));
        assertEquals(List.of("10"), stored(three));
    }

    @Test
    void expiredCountsAreDeletedAndOthersAreNot() {
        counts.count(List.of(two));
        clock.advance(config.period().plusSeconds(1));
        counts.count(List.of(three));

        counts.removeExpired();

        assertTrue(stored(two).isEmpty());
        assertEquals(List.of("1"), stored(three));
    }

    @Test
    @TwoReplicas(AttemptCounts.class)
    void countsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        counts.count(List.of(two));
        clock.advance(config.period().plusSeconds(1));

        KilledReplica.during("DELETE", "limited_attempt", counts::removeExpired);
        counts.removeExpired();

        assertTrue(stored(two).isEmpty());
    }

    @Test
    void keysAreStoredAsHashes() {
        counts.count(List.of(two));

        assertTrue(rows.select("SELECT key FROM limited_attempt WHERE key = ?", two.key())
                .isEmpty());
        assertEquals(List.of("1"), stored(two));
    }

    private List<String> stored(Allowance allowance) {
        return rows.select("SELECT attempts FROM limited_attempt WHERE key = ?", allowance.hash());
    }
}
