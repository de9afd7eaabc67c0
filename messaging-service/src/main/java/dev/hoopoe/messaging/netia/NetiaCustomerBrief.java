package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.dialect.netia.NetiaCustomer;
import dev.hoopoe.messaging.client.ClientView;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A customer beside a message (contract Netia, section 4). In what webhooks send, that which pages tell of a customer, from
 * {@code external_id} to {@code metadata}, is null: directory-service alone knows it. {@code name} is null when unknown.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaCustomerBrief(
        UUID id,

        @Schema(enumeration = {"customer"}) String object,

        @Schema(nullable = true) String name,
        @Schema(nullable = true) String email,
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
        String title) {

    static NetiaCustomerBrief of(NetiaCustomer customer) {
        return new NetiaCustomerBrief(
                customer.id(),
                customer.object(),
                customer.name(),
                customer.email(),
                customer.createdAt(),
                customer.updatedAt(),
                customer.phone(),
                customer.externalId(),
                customer.profilePhotoUrl(),
                customer.companyId(),
                customer.host(),
                customer.pathname(),
                customer.currentUrl(),
                customer.browser(),
                customer.os(),
                customer.metadata(),
                customer.title());
    }

    /** As far as this service knows the client. */
    static NetiaCustomerBrief of(ClientView client) {
        var name = NetiaCustomer.ANONYMOUS.equals(client.name()) ? null : client.name();
        return new NetiaCustomerBrief(
                client.id(),
                "customer",
                name,
                client.email(),
                client.createdAt(),
                client.updatedAt(),
                client.phone(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NetiaCustomer.title(name, client.email()));
    }
}
