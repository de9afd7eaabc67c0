package dev.hoopoe.common.outbox;

import dev.hoopoe.common.event.DomainEvent;
import java.util.Map;

/** An event without an aggregate behind it. */
record PlainEvent(String aggregateId, long sequence, Object snapshot) implements DomainEvent {

    PlainEvent(String aggregateId, long sequence) {
        this(aggregateId, sequence, Map.of("name", "plain"));
    }

    @Override
    public String aggregate() {
        return "sample";
    }

    @Override
    public String name() {
        return "updated";
    }
}
