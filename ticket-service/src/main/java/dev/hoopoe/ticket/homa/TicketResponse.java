package dev.hoopoe.ticket.homa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as contract Homa, section 4, shows it; {@code secret} is set only in the answer to its creation,
 * {@code found} only in rows of a search.
 */
record TicketResponse(
        long id,
        String title,
        UUID clientId,
        String channelId,
        @Schema(nullable = true) Long departmentId,
        TicketStatus status,
        String priority,
        @Schema(nullable = true) String externalId,
        ObjectNode customFields,
        Instant createdAt,
        Instant updatedAt,
        @Schema(nullable = true) Instant closedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(pattern = "^[0-9a-f]{32}$")
        String secret,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What a search found in the ticket")
        FoundTextResponse found) {

    /** {@code customFields} are those that the caller may see; {@code secret} is null except after creation. */
    static TicketResponse of(Ticket ticket, ObjectNode customFields, String secret) {
        return new TicketResponse(
                ticket.id(),
                ticket.title(),
                ticket.clientId(),
                ticket.channelId(),
                ticket.departmentId(),
                ticket.status(),
                ticket.priority(),
                ticket.externalId(),
                customFields,
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.statusTimes().closedAt(),
                secret,
                null);
    }

    TicketResponse with(FoundTextResponse foundText) {
        return new TicketResponse(
                id,
                title,
                clientId,
                channelId,
                departmentId,
                status,
                priority,
                externalId,
                customFields,
                createdAt,
                updatedAt,
                closedAt,
                secret,
                foundText);
    }

    @Override
    public String toString() {
        return "TicketResponse[id=" + id + "]";
    }
}
