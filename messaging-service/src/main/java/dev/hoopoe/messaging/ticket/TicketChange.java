package dev.hoopoe.messaging.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.identity.Caller;
import java.util.UUID;

/**
 * New values for a ticket, in Netia's words; null leaves a value as it is.
 *
 * @param assignee without a number, the assignment is taken away
 * @param addTag an existing tag, by its id in Netia
 * @param removeTag like {@code addTag}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketChange(
        Actor actor, String title, String status, String priority, Assignee assignee, UUID addTag, UUID removeTag) {

    public static TicketChange none(Actor actor) {
        return new TicketChange(actor, null, null, null, null, null, null);
    }

    public static TicketChange addingTag(Actor actor, UUID tag) {
        return new TicketChange(actor, null, null, null, null, tag, null);
    }

    public static TicketChange removingTag(Actor actor, UUID tag) {
        return new TicketChange(actor, null, null, null, null, null, tag);
    }

    /** The member of the staff who asks for the change. */
    public record Actor(UUID id, boolean administrator, String name) {

        public static Actor of(Caller caller) {
            return new Actor(caller.personId(), caller.isAdministrator(), caller.name());
        }
    }

    /** The number of a user; null for nobody. */
    public record Assignee(Long number) {}

    public boolean changesNothing() {
        return equals(none(actor));
    }
}
