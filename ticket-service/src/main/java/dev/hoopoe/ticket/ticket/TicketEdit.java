package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.status.TicketStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.field.FieldSet;
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

    /** The same with another client. */
    TicketEdit by(UUID otherClient) {
        return new TicketEdit(
                title, otherClient, channelId, departmentId, status, priority, externalId, customFields, parameters);
    }

    Long departmentOver(Long stored) {
        return departmentId == null ? stored : departmentId.orElse(null);
    }

    String externalIdOver(String stored) {
        return externalId == null ? stored : externalId.orElse(null);
    }

    /** Custom fields replace those that the caller was shown; parameters are laid over them (contract Homa, section 5.3). */
    ObjectNode fieldsOver(ObjectNode stored, FieldSet defined) {
        if (customFields != null) {
            return defined.replace(stored, customFields, parameters);
        }
        return parameters == null || parameters.isEmpty() ? stored : defined.accept(stored, parameters);
    }
}
