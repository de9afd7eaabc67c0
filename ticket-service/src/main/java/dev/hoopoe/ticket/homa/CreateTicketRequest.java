package dev.hoopoe.ticket.homa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.constraint.Length;
import dev.hoopoe.common.constraint.Text;
import dev.hoopoe.common.web.PathIds;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.NewTicket;
import dev.hoopoe.ticket.ticket.TicketPriority;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a ticket is created from (contract Homa, section 4.1); what is absent or null takes its default. */
record CreateTicketRequest(
        @Text(max = 255) String title,
        @NotNull @Schema(format = "uuid") String clientId,
        @NotNull String channelId,
        @Schema(implementation = TicketStatus.class) String status,
        @Schema(minLength = 1, maxLength = 50) String priority,
        Long departmentId,
        @Length(max = 255) String externalId,
        ObjectNode customFields,
        ObjectNode parameters,
        String message) {

    NewTicket toNewTicket() {
        return NewTicket.builder(title, PathIds.uuid(clientId, "client_id"), channelId)
                .description(message == null || Characters.isBlank(message) ? null : message)
                .departmentId(departmentId)
                .status(status == null ? null : TicketStatus.of(status))
                .priority(priority == null ? null : TicketPriority.of(priority))
                .externalId(externalId)
                .customFields(customFields)
                .parameters(parameters)
                .build();
    }
}
