package dev.hoopoe.gateway.replica;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The replicas of one service. A request goes to the ready one with the fewest requests in flight; one that became ready
 * lately is considered for a growing share of the requests. If no replica is ready, all are considered: a probe may be
 * wrong, and a request to a replica that is down fails at once. One that fails or hangs requests although its probe is fine has
 * an open circuit, and is not considered at all.
 */
public final class ReplicaSet {

    private final Clock clock;
    private final Duration warmUp;
    private final CircuitBreaker.Settings circuit;
    private final Random random;
    private final Map<ReplicaAddress, Replica> replicas = new LinkedHashMap<>();

    /** @param warmUp how long a replica takes from its first ready probe to a full share of the requests */
    ReplicaSet(Clock clock, Duration warmUp, CircuitBreaker.Settings circuit, Random random) {
        this.clock = clock;
        this.warmUp = warmUp;
        this.circuit = circuit;
        this.random = random;
    }

    /** Replicas that the gateway finds at its start count as ready and warm, since the first probe is still to come. */
    synchronized void begin(Collection<ReplicaAddress> addresses) {
        update(addresses);
        replicas.values().forEach(replica -> replica.becomeReady(Instant.EPOCH));
    }

    /** Keeps the state of those that stay; new ones get requests once a probe finds them ready. */
    synchronized void update(Collection<ReplicaAddress> addresses) {
        replicas.keySet().retainAll(List.copyOf(addresses));
        addresses.forEach(address -> replicas.computeIfAbsent(address, found -> new Replica(found, circuit)));
    }

    public synchronized List<Replica> all() {
        return List.copyOf(replicas.values());
    }

    /** All of them, the ready ones first, each of these as often the first. */
    public synchronized List<Replica> readyFirst() {
        var ordered = new ArrayList<>(replicas.values());
        Collections.shuffle(ordered, random);
        ordered.sort(Comparator.comparing(replica -> !replica.isReady()));
        return List.copyOf(ordered);
    }

    /**
     * The replica for the next request, which counts as in flight there until {@link #release}.
     *
     * @param tried not to be chosen again; empty for a first try
     */
    public synchronized Optional<Replica> acquire(Collection<Replica> tried) {
        var chosen = choose(tried);
        chosen.ifPresent(Replica::begin);
        return chosen;
    }

    public synchronized void release(Replica replica) {
        replica.end();
    }

    /** True when it was not ready before. */
    synchronized boolean ready(Replica replica) {
        return replica.becomeReady(clock.instant());
    }

    /** A probe says no: it gets no request until a probe finds it ready again. True when it was ready before. */
    synchronized boolean unready(Replica replica) {
        replica.forgetFailures();
        return replica.becomeUnready();
    }

    /** A request could not be sent to it: as {@link #unready}, and counted as a failure. */
    synchronized boolean unreachable(Replica replica) {
        replica.failed(clock.instant());
        return replica.becomeUnready();
    }

    /** It answered a request, with whatever status. */
    public synchronized void succeeded(Replica replica) {
        replica.succeeded(clock.instant());
    }

    /** It broke off a request, or did not answer it in time. True when its circuit opens. */
    synchronized boolean failed(Replica replica) {
        return replica.failed(clock.instant());
    }

    synchronized long openCircuitCount() {
        return replicas.values().stream().filter(Replica::isCircuitOpen).count();
    }

    public synchronized long readyCount() {
        return replicas.values().stream().filter(Replica::isReady).count();
    }

    private Optional<Replica> choose(Collection<Replica> tried) {
        var untried = new ArrayList<>(replicas.values());
        untried.removeAll(tried);
        // The first of equals wins, so that each of them is the first as often.
        Collections.shuffle(untried, random);
        var now = clock.instant();
        untried.removeIf(replica -> !replica.admits(now));
        var ready = untried.stream().filter(Replica::isReady).toList();
        var candidates = ready.stream().filter(this::isWarmEnough).toList();
        return leastBusy(candidates).or(() -> leastBusy(ready)).or(() -> leastBusy(untried));
    }

    private boolean isWarmEnough(Replica replica) {
        var weight = replica.weight(clock.instant(), warmUp);
        return weight >= 1 || random.nextDouble() < weight;
    }

    private static Optional<Replica> leastBusy(List<Replica> replicas) {
        return replicas.stream().min(Comparator.comparingInt(Replica::inFlight));
    }
}
