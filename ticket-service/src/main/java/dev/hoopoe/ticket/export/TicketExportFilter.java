package dev.hoopoe.ticket.export;

import dev.hoopoe.ticket.status.TicketStatus;
import java.time.Instant;
import java.util.Set;

/**
 * Which tickets an export has; null does not narrow it.
 *
 * @param authorEmail the whole address of the client, in any case
 * @param statuses any of these
 * @param since the earliest time of creation
 * @param titlePart part of the title, in any case
 */
public record TicketExportFilter(String authorEmail, Set<TicketStatus> statuses, Instant since, String titlePart) {}
