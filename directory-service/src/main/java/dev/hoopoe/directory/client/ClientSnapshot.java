package dev.hoopoe.directory.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/** A client in its events; {@code email} and {@code phone} are null when unknown. */
public record ClientSnapshot(
        UUID id,
        long number,
        String name,
        String email,
        String phone,
        ObjectNode data,
        Instant createdAt,
        Instant updatedAt) {

    public ClientDetails details() {
        return new ClientDetails(name, email, phone, data);
    }
}
