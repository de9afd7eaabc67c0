package dev.hoopoe.ticket.ticket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * What a ticket is opened with; {@code departmentId}, {@code externalId}, {@code description} and {@code parameters} may
 * be null.
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
        ObjectNode parameters) {}
