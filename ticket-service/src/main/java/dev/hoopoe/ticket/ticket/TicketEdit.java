package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * New values for some of a ticket's fields: null leaves a field as it is; for the two fields that may be empty, an empty
 * {@code Optional} clears it.
 */
public record TicketEdit(
        String title,
        UUID clientId,
        String channelId,
        Optional<Long> departmentId,
        TicketStatus status,
        String priority,
        Optional<String> externalId,
        ObjectNode customFields) {}
