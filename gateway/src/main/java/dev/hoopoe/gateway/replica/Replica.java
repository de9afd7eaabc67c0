package dev.hoopoe.gateway.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** One process of a service as the gateway sees it. Its state is guarded by the lock of its {@link ReplicaSet}. */
public final class Replica {

    /** A replica that has just become ready is a candidate for at least this share of the requests. */
    private static final double MIN_WEIGHT = 0.1;

    private final ReplicaAddress address;
    private final AtomicLong requests = new AtomicLong();
    private final CircuitBreaker circuit;
    private int inFlight;
    private boolean ready;
    private Instant readySince;

    Replica(ReplicaAddress address, CircuitBreaker.Settings circuit) {
        this.address = address;
        this.circuit = new CircuitBreaker(circuit);
    }

    public ReplicaAddress address() {
        return address;
    }

    boolean isReady() {
        return ready;
    }

    /** Whether it may get a request; it need not be ready. */
    boolean admits(Instant now) {
        return circuit.admits(now);
    }

    boolean isCircuitOpen() {
        return circuit.isOpen();
    }

    int inFlight() {
        return inFlight;
    }

    /** How many requests it was sent; read without the lock. */
    long requests() {
        return requests.get();
    }

    void begin() {
        inFlight++;
        requests.incrementAndGet();
        circuit.begin();
    }

    void end() {
        inFlight--;
        circuit.ended();
    }

    /** It answered a request; one whose circuit closes by it is as cold as one that has just become ready. */
    void succeeded(Instant now) {
        if (circuit.succeeded(now)) {
            readySince = now;
        }
    }

    /** True when its circuit opens. */
    boolean failed(Instant now) {
        return circuit.failed(now);
    }

    /** A probe found it down: what its circuit knows is no longer true of it. */
    void forgetFailures() {
        circuit.reset();
    }

    /** True when it was not ready before; one that was stays as warm as it is. */
    boolean becomeReady(Instant since) {
        if (ready) {
            return false;
        }
        ready = true;
        readySince = since;
        return true;
    }

    boolean becomeUnready() {
        var changed = ready;
        ready = false;
        return changed;
    }

    /** The probability of being a candidate for a request: it grows to 1 within the warm-up. */
    double weight(Instant now, Duration warmUp) {
        var warm = Duration.between(readySince, now).toMillis();
        return warm >= warmUp.toMillis() ? 1 : Math.max(MIN_WEIGHT, (double) warm / warmUp.toMillis());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
