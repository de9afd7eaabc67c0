package dev.hoopoe.ticket.hcall;

import dev.hoopoe.common.dialect.DialectTime;
import dev.hoopoe.ticket.export.TicketExportEntry;
import java.time.Instant;

/** A ticket in the list (contract HCall, section 4.3); {@code ticketAuthor} is a name, whereas the filter takes an address. */
record HCallTicketSummary(
        String ticketId, String ticketName, HCallStatus ticketStatus, String ticketAuthor, Instant ticketDate) {

    private static final String NOBODY = "Unknown User";

    static HCallTicketSummary of(TicketExportEntry entry) {
        return new HCallTicketSummary(
                new HCallTicketId(entry.uid()).toString(),
                entry.title(),
                HCallStatus.of(entry.status()),
                entry.author() == null ? NOBODY : entry.author(),
                DialectTime.shown(entry.createdAt()));
    }
}
