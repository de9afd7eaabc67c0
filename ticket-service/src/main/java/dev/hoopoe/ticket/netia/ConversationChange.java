package dev.hoopoe.ticket.netia;

import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.identity.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * New values for a conversation; null leaves a value as it is.
 *
 * @param actor the member of the staff who asked for it
 * @param assignee empty in its number takes the assignment away
 * @param addTag an existing tag, by the id that its name has in Netia
 * @param removeTag like {@code addTag}
 */
record ConversationChange(
        @NotNull @Valid Actor actor,
        @Length(min = 1, max = 255) String title,
        NetiaStatus status,
        NetiaPriority priority,
        Assignee assignee,
        UUID addTag,
        UUID removeTag) {

    /** A member of the staff, with the rights that their token grants. */
    record Actor(@NotNull UUID id, @NotNull Boolean administrator, String name) {

        Caller in(String account) {
            var kind = administrator ? Caller.Kind.ADMINISTRATOR : Caller.Kind.AGENT;
            return new Caller(account, kind, id.toString(), name, null);
        }
    }

    /** The number of a user; null for nobody. */
    record Assignee(Long number) {}
}
