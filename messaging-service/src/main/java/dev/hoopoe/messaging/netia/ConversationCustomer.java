package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The customer of a conversation, as directory-service shows it (contract Netia, section 4). */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConversationCustomer(
        UUID id,

        @Schema(enumeration = {"customer"}) String object,

        @Schema(nullable = true) String name,
        @Schema(format = "email", nullable = true) String email,
        @Schema(nullable = true) Instant createdAt,
        @Schema(nullable = true) Instant updatedAt,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String externalId,
        @Schema(nullable = true) String profilePhotoUrl,
        @Schema(nullable = true) UUID companyId,
        @Schema(nullable = true) String host,
        @Schema(nullable = true) String pathname,
        @Schema(nullable = true) String currentUrl,
        @Schema(nullable = true) String browser,
        @Schema(nullable = true) String os,
        @Schema(nullable = true) ObjectNode metadata,
        String title,
        @Schema(nullable = true) LocalDate firstSeen,
        @Schema(nullable = true) Instant lastSeenAt,
        @Schema(nullable = true) String ip,
        @Schema(nullable = true) String timeZone) {

    /** For callers without a token, and for a client who was deleted: nothing but the id. */
    static ConversationCustomer withIdOnly(UUID id) {
        return new ConversationCustomer(
                id,
                "customer",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NetiaCustomerBrief.ANONYMOUS,
                null,
                null,
                null,
                null);
    }

    /** As it is shown beside a message. */
    NetiaCustomerBrief brief() {
        return new NetiaCustomerBrief(
                id,
                object,
                name,
                email,
                createdAt,
                updatedAt,
                phone,
                externalId,
                profilePhotoUrl,
                companyId,
                host,
                pathname,
                currentUrl,
                browser,
                os,
                metadata,
                title);
    }
}
