package dev.hoopoe.gateway.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.hoopoe.gateway.route.Upstream;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplicaMetersTest {

    private static final ReplicaAddress FIRST = address(1);
    private static final ReplicaAddress SECOND = address(2);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReplicaMeters meters = new ReplicaMeters(registry);
    private final ReplicaSet replicas = new ReplicaSet(
            Clock.systemUTC(),
            Duration.ZERO,
            new CircuitBreaker.Settings(3, Duration.ofSeconds(1), Duration.ofSeconds(4)),
            new Random(1));

    private static ReplicaAddress address(int port) {
        return new ReplicaAddress(
                URI.create("http://ticket:" + port), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void requestsAreCountedByReplica() {
        show(List.of(FIRST, SECOND));

        var first = send(List.of());
        var second = send(List.of(first));
        replicas.release(first);
        var third = send(List.of());

        assertEquals(first, third);
        assertEquals(2, requestsTo(first.address()));
        assertEquals(1, requestsTo(second.address()));
    }

    @Test
    void counterLeavesWithItsReplica() {
        show(List.of(FIRST, SECOND));

        show(List.of(SECOND));

        assertNull(find(FIRST));
        assertEquals(0, requestsTo(SECOND));
    }

    @Test
    void replicaThatComesBackIsCountedFromZero() {
        show(List.of(FIRST));
        send(List.of());

        show(List.of());
        show(List.of(FIRST));
        send(List.of());

        assertEquals(1, requestsTo(FIRST));
    }

    @Test
    void countsStayWhenTheSameReplicasAreFoundAgain() {
        show(List.of(FIRST));
        send(List.of());

        show(List.of(FIRST, SECOND));

        assertEquals(1, requestsTo(FIRST));
    }

    private void show(List<ReplicaAddress> addresses) {
        replicas.update(addresses);
        meters.update(Upstream.TICKET, replicas.all());
    }

    private Replica send(List<Replica> tried) {
        return replicas.acquire(tried).orElseThrow();
    }

    private double requestsTo(ReplicaAddress address) {
        return find(address).count();
    }

    private FunctionCounter find(ReplicaAddress address) {
        return registry.find("hoopoe.gateway.replica.requests")
                .tags("service", "ticket", "replica", address.toString())
                .functionCounter();
    }
}
