package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.field.FieldSet;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Optional;
import java.util.UUID;

/**
 * New values for some of a ticket's fields: null leaves a field as it is; for the two fields that may be empty, an empty
 * {@code Optional} clears it.
 *
 * @param parameters values of defined attributes
 */
public record TicketEdit(
        String title,
        UUID clientId,
        String channelId,
        Optional<Long> departmentId,
        TicketStatus status,
        String priority,
        Optional<String> externalId,
        ObjectNode customFields,
        ObjectNode parameters) {

    public static Builder builder() {
        return new Builder();
    }

    /** Starts with an edit that changes nothing. */
    public static final class Builder {

        private String title;
        private UUID clientId;
        private String channelId;
        private Optional<Long> departmentId;
        private TicketStatus status;
        private String priority;
        private Optional<String> externalId;
        private ObjectNode customFields;
        private ObjectNode parameters;

        private Builder() {}

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder clientId(UUID value) {
            clientId = value;
            return this;
        }

        public Builder channelId(String value) {
            channelId = value;
            return this;
        }

        public Builder departmentId(Optional<Long> value) {
            departmentId = value;
            return this;
        }

        public Builder status(TicketStatus value) {
            status = value;
            return this;
        }

        public Builder priority(String value) {
            priority = value;
            return this;
        }

        public Builder externalId(Optional<String> value) {
            externalId = value;
            return this;
        }

        public Builder customFields(ObjectNode value) {
            customFields = value;
            return this;
        }

        public Builder parameters(ObjectNode value) {
            parameters = value;
            return this;
        }

        public TicketEdit build() {
            return new TicketEdit(
                    title, clientId, channelId, departmentId, status, priority, externalId, customFields, parameters);
        }
    }

    /** The same edit, to another client. */
    TicketEdit withClient(UUID otherClient) {
        return new TicketEdit(
                title, otherClient, channelId, departmentId, status, priority, externalId, customFields, parameters);
    }

    Long departmentOver(Long stored) {
        return departmentId == null ? stored : departmentId.orElse(null);
    }

    String externalIdOver(String stored) {
        return externalId == null ? stored : externalId.orElse(null);
    }

    /**
     * Custom fields replace those that the caller was shown; parameters are merged into them (contract Homa, section
     * 5.3).
     */
    ObjectNode fieldsOver(ObjectNode stored, FieldSet defined) {
        if (customFields != null) {
            return defined.replace(stored, customFields, parameters);
        }
        return parameters == null || parameters.isEmpty() ? stored : defined.accept(stored, parameters);
    }
}
