package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaIds;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as a conversation (contract Netia, section 4). {@code closedAt} is when the ticket entered its closed status, whichever
 * it is.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaConversation(
        UUID id,

        @Schema(enumeration = {"conversation"}) String object,

        @Schema(enumeration = {"chat", "slack", "mattermost", "email", "sms", "api", "sandbox"})
        String source,

        Instant createdAt,
        @Schema(nullable = true) Instant closedAt,
        @Schema(nullable = true) Instant archivedAt,
        Instant lastActivityAt,

        @Schema(enumeration = {"open", "closed"}) String status,

        boolean read,

        @Schema(enumeration = {"priority", "not_priority"}) String priority,

        @Schema(nullable = true) String subject,
        String accountId,
        UUID customerId,
        @Schema(nullable = true) Long assigneeId,
        UUID inboxId,
        @Schema(nullable = true) ObjectNode metadata) {

    /**
     * The ticket as a conversation.
     *
     * @param assigneeNumber of the user whom the ticket is assigned to; null for none
     * @param archivedAt null unless it is archived
     * @param metadata null for none
     */
    static NetiaConversation of(
            NetiaTicket ticket,
            String accountId,
            Long assigneeNumber,
            boolean read,
            Instant lastActivityAt,
            Instant archivedAt,
            ObjectNode metadata) {
        return new NetiaConversation(
                ticket.uid(),
                "conversation",
                ticket.source(),
                ticket.createdAt(),
                ticket.open() ? null : ticket.resolvedAt(),
                archivedAt,
                lastActivityAt,
                ticket.status(),
                read,
                ticket.netiaPriority(),
                ticket.title(),
                accountId,
                ticket.clientId(),
                assigneeNumber,
                NetiaIds.inboxOf(accountId),
                metadata);
    }
}
