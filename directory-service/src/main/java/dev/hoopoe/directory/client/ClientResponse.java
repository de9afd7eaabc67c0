package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A client in the native dialect (contract Homa, section 4). */
record ClientResponse(UUID id, String name, ObjectNode data, Instant createdAt, Instant updatedAt) {

    static ClientResponse of(ClientSnapshot client) {
        return new ClientResponse(client.id(), client.name(), client.data(), client.createdAt(), client.updatedAt());
    }
}
