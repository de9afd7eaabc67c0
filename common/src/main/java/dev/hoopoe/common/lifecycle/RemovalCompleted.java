package dev.hoopoe.common.lifecycle;

import dev.hoopoe.common.event.DomainEvent;
import java.time.Instant;

/** A service has no row of a deleted account any more. */
record RemovalCompleted(String account, String service, Instant removedAt) implements DomainEvent {

    /** {@code service}: its name, as in {@code ticket-service}. */
    record Snapshot(String account, String service, Instant removedAt) {}

    @Override
    public String aggregate() {
        return "removal";
    }

    @Override
    public String aggregateId() {
        return account + "/" + service;
    }

    @Override
    public String name() {
        return "completed";
    }

    @Override
    public long sequence() {
        return 1;
    }

    @Override
    public Object snapshot() {
        return new Snapshot(account, service, removedAt);
    }

    @Override
    public boolean last() {
        return true;
    }
}
