package dev.hoopoe.directory.homa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.directory.client.ClientSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client in the native dialect (contract Homa, section 4), with e-mail address and phone number if known. */
record ClientResponse(
        UUID id,
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(format = "email")
        String email,

        @JsonInclude(JsonInclude.Include.NON_NULL) String phone,
        ObjectNode data,
        Instant createdAt,
        Instant updatedAt) {

    /** {@code data} is the part of the client's data that the caller may see. */
    static ClientResponse of(ClientSnapshot client, ObjectNode data) {
        return new ClientResponse(
                client.id(),
                client.name(),
                client.email(),
                client.phone(),
                data,
                client.createdAt(),
                client.updatedAt());
    }
}
