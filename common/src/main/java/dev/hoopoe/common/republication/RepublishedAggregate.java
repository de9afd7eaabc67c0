package dev.hoopoe.common.republication;

import dev.hoopoe.common.event.DomainEvent;
import java.util.List;

/** An aggregate whose last states are published again when its topic was lost; its owner has a bean of this type. */
public interface RepublishedAggregate {

    /** The aggregate's noun, as in its events. */
    String aggregate();

    /**
     * The next aggregates of the caller's account, each as an event that has its present version and snapshot and no changes.
     * Their rows are locked, so that no event of a later version gets into the outbox before the caller's transaction ends.
     *
     * @param after the {@link DomainEvent#aggregateId} of the last one that was published; null to begin
     * @param most how many at most; fewer than that are the last ones
     * @return in the order of their ids
     */
    List<? extends DomainEvent> lockAfter(String after, int most);
}
