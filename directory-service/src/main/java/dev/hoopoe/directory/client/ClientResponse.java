package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A client in the native dialect (contract Homa, section 4). */
record ClientResponse(UUID id, String name, ObjectNode data, Instant createdAt, Instant updatedAt) {

    /** {@code data} is the part of the client's that may be shown. */
    static ClientResponse of(ClientSnapshot client, ObjectNode data) {
        return new ClientResponse(client.id(), client.name(), data, client.createdAt(), client.updatedAt());
    }
}
