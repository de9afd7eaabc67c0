package dev.hoopoe.messaging.file;

import java.util.UUID;

/** A file of a ticket, which is named by its {@code uid}: the file is there before the ticket. */
record TicketFile(Attachment file, UUID ticket) {}
