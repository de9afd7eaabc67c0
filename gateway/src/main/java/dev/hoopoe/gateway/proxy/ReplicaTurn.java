package dev.hoopoe.gateway.proxy;

import dev.hoopoe.gateway.replica.Replica;
import dev.hoopoe.gateway.replica.ReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which replicas one request was sent to: it counts as in flight at one of them, and is repeated on one other at most. */
final class ReplicaTurn {

    private static final int MAX_REPLICAS = 2;

    private final ReplicaSet replicas;
    private final List<Replica> tried = new ArrayList<>();
    private Replica current;

    ReplicaTurn(ReplicaSet replicas) {
        this.replicas = replicas;
    }

    /** The replica that the request goes to; empty when the service has none that was not tried. */
    Optional<Replica> next() {
        var next = replicas.acquire(tried);
        next.ifPresent(replica -> {
            current = replica;
            tried.add(replica);
        });
        return next;
    }

    /** The replica that the request was sent to last, again: it closed a kept connection, which says nothing about it. */
    Replica again() {
        return current;
    }

    boolean mayTryAnother() {
        return tried.size() < MAX_REPLICAS && replicas.all().size() > tried.size();
    }

    /** The request is no longer in flight; harmless when it never was. */
    void end() {
        if (current != null) {
            replicas.release(current);
            current = null;
        }
    }
}
