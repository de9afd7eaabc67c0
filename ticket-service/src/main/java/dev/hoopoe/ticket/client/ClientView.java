package dev.hoopoe.ticket.client;

import java.util.UUID;

/** A client as tickets see it; {@code email} is null when unknown. */
public record ClientView(UUID id, Long number, String name, String email) {}
