package dev.hoopoe.ticket.export;

import dev.hoopoe.ticket.status.TicketStatus;
import java.time.Instant;
import java.util.UUID;

/** A ticket of an export; {@code author} is the client's name, null for a deleted client. */
public record TicketExportEntry(
        long id, UUID uid, String title, TicketStatus status, String author, Instant createdAt) {}
