package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.messaging.message.MessageSender;
import dev.hoopoe.messaging.message.MessageSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A message with its author and its files (contract Netia, section 4). {@code customer} is present for messages of a customer
 * alone.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaMessage(
        UUID id,

        @Schema(enumeration = {"message"}) String object,

        @Schema(nullable = true) String body,

        @Schema(enumeration = {"reply", "note", "bot"}) String type,

        @Schema(enumeration = {"text"}) String contentType,

        @JsonProperty("private") boolean privateMessage,

        @Schema(enumeration = {"chat", "slack", "mattermost", "email", "sms", "api", "sandbox"})
        String source,

        Instant createdAt,
        Instant sentAt,
        @Schema(nullable = true) Instant seenAt,
        @Schema(nullable = true) UUID customerId,
        @Schema(nullable = true) UUID conversationId,
        String accountId,
        @Schema(nullable = true) Long userId,
        @Schema(nullable = true) ObjectNode metadata,
        @Schema(nullable = true) NetiaUser user,
        List<NetiaFile> attachments,
        @JsonInclude(JsonInclude.Include.NON_NULL) NetiaCustomerBrief customer) {

    /**
     * A message as Netia shows it.
     *
     * @param conversationId the ticket's uid; null when the ticket was deleted
     * @param channelId the ticket's channel
     * @param user who wrote it; null for other authors, and for a user who was deleted
     * @param customer who wrote it; null for other authors, and for a client who was deleted
     * @param files links to the message's attachments
     * @param sentAt when the author says to have sent it; null for the time of its creation
     * @param seenAt null while the customer has not seen it
     * @param metadata null for none
     */
    static NetiaMessage of(
            MessageSnapshot message,
            UUID conversationId,
            String channelId,
            String accountId,
            NetiaUser user,
            NetiaCustomerBrief customer,
            List<NetiaFile> files,
            Instant sentAt,
            Instant seenAt,
            ObjectNode metadata) {
        return new NetiaMessage(
                message.uid(),
                "message",
                message.body(),
                typeOf(message),
                "text",
                message.privateMessage(),
                NetiaTicket.sourceOf(channelId),
                message.createdAt(),
                sentAt == null ? message.createdAt() : sentAt,
                seenAt,
                message.clientId(),
                conversationId,
                accountId,
                user == null ? null : user.id(),
                metadata,
                user,
                files,
                customer);
    }

    /** The message with nothing but the id of its customer: for callers without a token. */
    NetiaMessage withCustomerIdOnly() {
        return withCustomer(customerId == null ? null : NetiaCustomerBrief.of(NetiaCustomer.withIdOnly(customerId)));
    }

    /** The message, where a customer wrote it, with at least the customer's id. */
    NetiaMessage withAnyCustomer() {
        return customer == null ? withCustomerIdOnly() : this;
    }

    private NetiaMessage withCustomer(NetiaCustomerBrief shown) {
        return new NetiaMessage(
                id,
                object,
                body,
                type,
                contentType,
                privateMessage,
                source,
                createdAt,
                sentAt,
                seenAt,
                customerId,
                conversationId,
                accountId,
                userId,
                metadata,
                user,
                attachments,
                shown);
    }

    private static String typeOf(MessageSnapshot message) {
        if (message.privateMessage()) {
            return "note";
        }
        return message.sender() == MessageSender.SYSTEM ? "bot" : "reply";
    }
}
