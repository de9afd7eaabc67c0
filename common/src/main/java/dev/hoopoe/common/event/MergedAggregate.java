package dev.hoopoe.common.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An aggregate that was merged into another, as the event of the merge names it in {@code changes.merged.to}.
 *
 * @param sequence above that of its own last event
 * @param tombstone what is left of it, with the id of the other one as {@code merged_into}
 */
public record MergedAggregate(String id, long sequence, JsonNode tombstone) {

    /** The field in which a tombstone names the survivor. */
    public static final String SUCCESSOR = "merged_into";

    static MergedAggregate of(ReceivedEvent event) {
        var tombstone = event.body().at("/changes/merged/to");
        var id = tombstone.path("id").textValue();
        if (id == null
                || id.equals(event.subject())
                || !event.subject().equals(tombstone.path(SUCCESSOR).textValue())) {
            throw new PoisonEventException(
                    "Event " + event.id() + " names no aggregate that was merged into its own", null);
        }
        return new MergedAggregate(id, tombstone.path("sequence").longValue(), tombstone);
    }
}
