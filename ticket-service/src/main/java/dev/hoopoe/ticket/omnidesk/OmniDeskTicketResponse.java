package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.ticket.Ticket;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ticket as contract OmniDesk, section 4.2, shows it; {@code clientId} is null for a deleted client. */
record OmniDeskTicketResponse(
        long ticketId,
        @Schema(nullable = true) Long clientId,
        String subject,
        @Schema(nullable = true) String description,
        OmniDeskPriority priority,
        OmniDeskStatus status,
        Instant createdAt,
        @Schema(nullable = true) Instant dueAt,
        @Schema(nullable = true) Instant resolvedAt,
        @Schema(nullable = true) Long assignedTo) {

    static OmniDeskTicketResponse of(Ticket ticket, String description, Long client, Long assignee) {
        return new OmniDeskTicketResponse(
                ticket.id(),
                client,
                ticket.title(),
                description,
                OmniDeskPriority.ofCanonical(ticket.priority()),
                OmniDeskStatus.of(ticket.status()),
                DialectTime.shown(ticket.createdAt()),
                DialectTime.shown(ticket.dueAt()),
                DialectTime.shown(ticket.statusTimes().resolvedAt()),
                assignee);
    }
}
