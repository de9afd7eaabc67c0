package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.status.TicketStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.error.HoopoeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a ticket is opened with; {@code departmentId}, {@code externalId}, {@code description}, {@code parameters},
 * {@code assigneeId} and {@code dueAt} may be null.
 *
 * @param parameters values of defined attributes, which become custom fields
 */
public record NewTicket(
        String title,
        String description,
        UUID clientId,
        String channelId,
        Long departmentId,
        TicketStatus status,
        String priority,
        String externalId,
        ObjectNode customFields,
        ObjectNode parameters,
        UUID assigneeId,
        Instant dueAt) {

    /** A ticket that is nobody's yet and due at no time. */
    public NewTicket(
            String title,
            String description,
            UUID clientId,
            String channelId,
            Long departmentId,
            TicketStatus status,
            String priority,
            String externalId,
            ObjectNode customFields,
            ObjectNode parameters) {
        this(
                title,
                description,
                clientId,
                channelId,
                departmentId,
                status,
                priority,
                externalId,
                customFields,
                parameters,
                null,
                null);
    }

    /** The same of another client. */
    NewTicket by(UUID otherClient) {
        return new NewTicket(
                title,
                description,
                otherClient,
                channelId,
                departmentId,
                status,
                priority,
                externalId,
                customFields,
                parameters,
                assigneeId,
                dueAt);
    }

    /** Refuses, as the field {@code due_at}, a time before that of the opening; a dialect may know whole seconds alone. */
    void requireDueAfter(Instant opening) {
        if (dueAt != null && dueAt.isBefore(opening.truncatedTo(ChronoUnit.SECONDS))) {
            throw HoopoeException.invalid("due_at", "must not be before created_at");
        }
    }
}
