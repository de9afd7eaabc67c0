package dev.hoopoe.ticket.netia;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.ticket.ticket.TicketPriority;
import java.util.Locale;
import java.util.Set;

/** Netia's two priorities of a conversation (docs/dialects.md#status-and-priority). */
enum NetiaPriority {
    PRIORITY("high"),
    NOT_PRIORITY(TicketPriority.DEFAULT);

    private static final Set<String> RAISED = Set.of("high", "urgent");

    private final String written;

    NetiaPriority(String written) {
        this.written = written;
    }

    /** The priority after writing this one over {@code present}: the same when Netia shows that as this one already. */
    String after(String present) {
        return RAISED.contains(present) == (this == PRIORITY) ? present : written;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
