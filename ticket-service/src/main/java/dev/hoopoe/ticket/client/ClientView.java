package dev.hoopoe.ticket.client;

import java.util.UUID;

/** A client as tickets see it. */
public record ClientView(UUID id, Long number, String name) {}
