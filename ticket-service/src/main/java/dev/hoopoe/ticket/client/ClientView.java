package dev.hoopoe.ticket.client;

import java.util.UUID;

/** A client as tickets see it; {@code email} and {@code phone} are null when unknown. */
public record ClientView(UUID id, Long number, String name, String email, String phone) {}
