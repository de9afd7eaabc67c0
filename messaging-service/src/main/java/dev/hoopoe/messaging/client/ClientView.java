package dev.hoopoe.messaging.client;

import java.time.Instant;
import java.util.UUID;

/**
 * What this service uses of a client.
 *
 * @param number by which OmniDesk knows the client
 * @param email null for none
 * @param phone null for none
 */
public record ClientView(
        UUID id, Long number, String name, String email, String phone, Instant createdAt, Instant updatedAt) {}
