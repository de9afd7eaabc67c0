package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.status.TicketStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a ticket is opened with; {@code description}, {@code departmentId}, {@code externalId}, {@code parameters},
 * {@code assigneeId} and {@code dueAt} may be null.
 *
 * @param uid the ticket's, known before it is open, since its images are stored first
 * @param parameters values of defined attributes, which become custom fields
 */
public record NewTicket(
        UUID uid,
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

    public static Builder builder(String title, UUID clientId, String channelId) {
        return new Builder(title, clientId, channelId);
    }

    /** Starts with the default of each field, which null keeps. */
    public static final class Builder {

        private final String title;
        private final UUID clientId;
        private final String channelId;
        private String description;
        private Long departmentId;
        private TicketStatus status = TicketStatus.NEW;
        private String priority = TicketPriority.DEFAULT;
        private String externalId;
        private ObjectNode customFields = JsonNodeFactory.instance.objectNode();
        private ObjectNode parameters;
        private UUID assigneeId;
        private Instant dueAt;

        private Builder(String title, UUID clientId, String channelId) {
            this.title = title;
            this.clientId = clientId;
            this.channelId = channelId;
        }

        public Builder description(String value) {
            description = value;
            return this;
        }

        public Builder departmentId(Long value) {
            departmentId = value;
            return this;
        }

        public Builder status(TicketStatus value) {
            status = value == null ? status : value;
            return this;
        }

        public Builder priority(String value) {
            priority = value == null ? priority : value;
            return this;
        }

        public Builder externalId(String value) {
            externalId = value;
            return this;
        }

        public Builder customFields(ObjectNode value) {
            customFields = value == null ? customFields : value;
            return this;
        }

        public Builder parameters(ObjectNode value) {
            parameters = value;
            return this;
        }

        public Builder assigneeId(UUID value) {
            assigneeId = value;
            return this;
        }

        public Builder dueAt(Instant value) {
            dueAt = value;
            return this;
        }

        public NewTicket build() {
            return new NewTicket(
                    UuidCreator.getTimeOrderedEpochPlus1(),
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
                    assigneeId,
                    dueAt);
        }
    }

    /** The same ticket, of another client. */
    NewTicket withClient(UUID otherClient) {
        return new NewTicket(
                uid,
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

    /**
     * Refuses, as the field {@code due_at}, a time before that of the opening; compares whole seconds, since a dialect
     * may have no finer times.
     */
    void requireDueAfter(Instant opening) {
        if (dueAt != null && dueAt.isBefore(opening.truncatedTo(ChronoUnit.SECONDS))) {
            throw HoopoeException.invalid("due_at", "must not be before created_at");
        }
    }
}
