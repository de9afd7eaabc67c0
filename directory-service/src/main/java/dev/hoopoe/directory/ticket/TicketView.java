package dev.hoopoe.directory.ticket;

import java.util.UUID;

/** The stored part of a ticket. */
record TicketView(UUID clientId) {}
