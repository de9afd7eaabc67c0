package dev.hoopoe.gateway.proxy;

import dev.hoopoe.gateway.replica.Replica;
import dev.hoopoe.gateway.replica.ReplicaRegistry;
import dev.hoopoe.gateway.replica.ReplicaSet;
import dev.hoopoe.gateway.route.Upstream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The replicas that one request was sent to. It is in flight at one of them, and is repeated on at most one other. */
public final class ReplicaAttempts {

    private static final int MAX_REPLICAS = 2;

    private final Upstream upstream;
    private final ReplicaRegistry registry;
    private final ReplicaSet replicas;
    private final List<Replica> tried = new ArrayList<>();
    private Replica current;

    public ReplicaAttempts(Upstream upstream, ReplicaRegistry registry) {
        this.upstream = upstream;
        this.registry = registry;
        this.replicas = registry.of(upstream);
    }

    /** The replica for the next attempt; empty when every replica was tried. */
    public Optional<Replica> next() {
        var next = replicas.acquire(tried);
        next.ifPresent(replica -> {
            current = replica;
            tried.add(replica);
        });
        return next;
    }

    /** The replica of the present attempt. */
    Replica current() {
        return current;
    }

    /** The replica has begun to answer. */
    public void succeeded() {
        replicas.succeeded(current);
    }

    /** The replica broke off or did not answer in time; it gets no requests if this goes on. */
    public void failed() {
        if (current != null) {
            registry.reportFailure(upstream, current);
        }
    }

    /** The replica gets no requests until its next ready probe. */
    public void unreachable() {
        registry.reportUnreachable(upstream, current);
    }

    public boolean mayTryAnother() {
        return tried.size() < MAX_REPLICAS && replicas.all().size() > tried.size();
    }

    /** The request is no longer in flight; may be called more than once. */
    public void end() {
        if (current != null) {
            replicas.release(current);
            current = null;
        }
    }
}
