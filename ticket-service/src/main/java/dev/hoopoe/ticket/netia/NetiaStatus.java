package dev.hoopoe.ticket.netia;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Locale;

/** Netia's two statuses of a conversation (docs/dialects.md#status-and-priority). */
enum NetiaStatus {
    OPEN(TicketStatus.WAIT_FOR_AGENT),
    CLOSED(TicketStatus.CLOSED);

    private final TicketStatus written;

    NetiaStatus(TicketStatus written) {
        this.written = written;
    }

    /** The status after writing this one to a ticket in {@code present}: the same when Netia shows that as this one already. */
    TicketStatus after(TicketStatus present) {
        return present.isOpen() == written.isOpen() ? present : written;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
