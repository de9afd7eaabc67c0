package dev.hoopoe.common.event;

import java.util.Map;
import java.util.Set;

/**
 * Something that happened to an aggregate. Sequence and snapshot are read after the change was flushed, so they may
 * look at the live aggregate.
 */
public interface DomainEvent {

    /** The aggregate's noun; it names the topic {@code <aggregate>.events.v1}. */
    String aggregate();

    /** The id of the aggregate, in the form in which other services know it. */
    String aggregateId();

    /** What happened, in the past tense and snake_case, such as {@code status_changed}. */
    String name();

    /** The aggregate's version after the change; greater with each event. */
    long sequence();

    /** The aggregate after the change, whole; serialised with the wire's names. */
    Object snapshot();

    /** What changed, by the snapshot's field names; empty for a creation or a deletion. */
    default Map<String, Change> changes() {
        return Map.of();
    }

    /** Names of changes that the snapshot does not show, so that even a large event has their values. */
    default Set<String> changesBesideSnapshot() {
        return Set.of();
    }

    /** True for the aggregate's last event, which a tombstone follows. */
    default boolean last() {
        return false;
    }
}
