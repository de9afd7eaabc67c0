package dev.hoopoe.ticket.export;

import dev.hoopoe.ticket.status.TicketStatus;
import java.time.Instant;
import java.util.UUID;

/** A ticket in the register; {@code author} is the client's name, null when the client is gone. */
public record TicketExportEntry(
        long id, UUID uid, String title, TicketStatus status, String author, Instant createdAt) {}
