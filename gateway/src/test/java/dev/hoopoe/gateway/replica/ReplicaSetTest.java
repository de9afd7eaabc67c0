package dev.hoopoe.gateway.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplicaSetTest {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final ReplicaAddress FIRST = address(1);
    private static final ReplicaAddress SECOND = address(2);
    private static final ReplicaAddress THIRD = address(3);

    private static final CircuitBreaker.Settings CIRCUIT =
            new CircuitBreaker.Settings(3, Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final TestClock clock = new TestClock();
    private final ReplicaSet replicas = new ReplicaSet(clock, WARM_UP, CIRCUIT, new Random(1));

    private static ReplicaAddress address(int port) {
        return new ReplicaAddress(
                URI.create("http://ticket:" + port), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void busiestReplicaGetsNothingWhileAnotherIsFree() {
        replicas.begin(List.of(FIRST, SECOND));
        var busy = replicas.acquire(List.of()).orElseThrow();

        for (var i = 0; i < 20; i++) {
            var other = replicas.acquire(List.of()).orElseThrow();
            assertFalse(other == busy);
            replicas.release(other);
        }
    }

    @Test
    void idleReplicasAreChosenAsOften() {
        replicas.begin(List.of(FIRST, SECOND, THIRD));

        var shares = shares(3_000);

        shares.values().forEach(share -> assertEquals(1_000, share, 100));
    }

    @Test
    void replicaThatIsNotReadyGetsNothing() {
        replicas.begin(List.of(FIRST, SECOND));
        replicas.unready(find(SECOND));

        assertEquals(Map.of(FIRST, 100), shares(100));
    }

    @Test
    void withoutAnyReadyReplicaAllAreTried() {
        replicas.begin(List.of(FIRST, SECOND));
        replicas.all().forEach(replicas::unready);

        assertEquals(2, shares(100).size());
    }

    @Test
    void triedReplicaIsNotChosenAgain() {
        replicas.begin(List.of(FIRST, SECOND));
        var tried = replicas.acquire(List.of()).orElseThrow();

        var other = replicas.acquire(List.of(tried)).orElseThrow();

        assertTrue(replicas.acquire(List.of(tried, other)).isEmpty());
    }

    @Test
    void newReplicaGetsRequestsOnceItIsReady() {
        replicas.begin(List.of(FIRST));
        replicas.update(List.of(FIRST, SECOND));
        assertEquals(Map.of(FIRST, 100), shares(100));

        assertTrue(replicas.ready(find(SECOND)));

        clock.advance(WARM_UP);
        assertEquals(500, shares(1_000).get(SECOND), 60);
    }

    @Test
    void replicaThatComesBackGetsAGrowingShare() {
        replicas.begin(List.of(FIRST, SECOND));
        replicas.unready(find(SECOND));
        replicas.ready(find(SECOND));

        var atFirst = shares(1_000).get(SECOND);
        clock.advance(WARM_UP.dividedBy(2));
        var halfWay = shares(1_000).get(SECOND);
        clock.advance(WARM_UP.dividedBy(2));
        var warm = shares(1_000).get(SECOND);

        assertEquals(50, atFirst, 30);
        assertEquals(250, halfWay, 60);
        assertEquals(500, warm, 60);
    }

    @Test
    void readyProbeOfAReadyReplicaDoesNotCoolItDown() {
        replicas.begin(List.of(FIRST, SECOND));

        assertFalse(replicas.ready(find(SECOND)));

        assertEquals(500, shares(1_000).get(SECOND), 60);
    }

    @Test
    void replicaThatStaysKeepsItsRequestsInFlight() {
        replicas.begin(List.of(FIRST));
        var first = replicas.acquire(List.of()).orElseThrow();

        replicas.update(List.of(FIRST, SECOND));
        replicas.ready(find(SECOND));
        clock.advance(WARM_UP);

        assertEquals(SECOND, replicas.acquire(List.of()).orElseThrow().address());
        replicas.release(first);
        assertEquals(FIRST, replicas.acquire(List.of()).orElseThrow().address());
    }

    @Test
    void replicaThatIsGoneGetsNothing() {
        replicas.begin(List.of(FIRST, SECOND));

        replicas.update(List.of(SECOND));

        assertEquals(Map.of(SECOND, 100), shares(100));
    }

    @Test
    void replicaWhoseRequestsFailGetsNothingAlthoughItIsReady() {
        replicas.begin(List.of(FIRST, SECOND));

        openCircuit(SECOND);

        assertEquals(Map.of(FIRST, 100), shares(100));
        assertFalse(replicas.ready(find(SECOND)));
        assertEquals(Map.of(FIRST, 100), shares(100));
        assertEquals(1, replicas.openCircuitCount());
    }

    @Test
    void onlyReplicaWhoseRequestsFailGetsNothingEither() {
        replicas.begin(List.of(FIRST));

        openCircuit(FIRST);

        assertTrue(replicas.acquire(List.of()).isEmpty());
    }

    @Test
    void oneRequestIsLetThroughAfterAWhileAndDecides() {
        replicas.begin(List.of(FIRST));
        openCircuit(FIRST);
        clock.advance(CIRCUIT.openTime());

        var trial = replicas.acquire(List.of()).orElseThrow();
        assertTrue(replicas.acquire(List.of()).isEmpty());
        replicas.succeeded(trial);
        replicas.release(trial);

        assertEquals(Map.of(FIRST, 100), shares(100));
    }

    @Test
    void replicaWhoseCircuitClosesGetsAGrowingShare() {
        replicas.begin(List.of(FIRST, SECOND));
        openCircuit(SECOND);
        clock.advance(CIRCUIT.openTime());
        var trial = replicas.acquire(List.of(find(FIRST))).orElseThrow();
        replicas.succeeded(trial);
        replicas.release(trial);

        assertEquals(50, shares(1_000).get(SECOND), 30);
        clock.advance(WARM_UP);
        assertEquals(500, shares(1_000).get(SECOND), 60);
    }

    @Test
    void replicaThatAProbeFoundDownStartsWithAClosedCircuit() {
        replicas.begin(List.of(FIRST));
        openCircuit(FIRST);

        replicas.unready(find(FIRST));
        replicas.ready(find(FIRST));

        assertEquals(Map.of(FIRST, 100), shares(100));
    }

    private void openCircuit(ReplicaAddress address) {
        for (var failure = 0; failure < CIRCUIT.maxFailures(); failure++) {
            replicas.failed(find(address));
        }
    }

    private Replica find(ReplicaAddress address) {
        return replicas.all().stream()
                .filter(replica -> replica.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** How many of so many requests, one after the other, go to each. */
    private Map<ReplicaAddress, Integer> shares(int requests) {
        var shares = new HashMap<ReplicaAddress, Integer>();
        for (var i = 0; i < requests; i++) {
            var replica = replicas.acquire(List.of()).orElseThrow();
            shares.merge(replica.address(), 1, Integer::sum);
            replicas.release(replica);
        }
        return shares;
    }

    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-29T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
