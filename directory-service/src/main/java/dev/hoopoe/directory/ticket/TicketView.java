package dev.hoopoe.directory.ticket;

import java.util.UUID;

/** All that is kept of a ticket here. */
record TicketView(UUID clientId) {}
