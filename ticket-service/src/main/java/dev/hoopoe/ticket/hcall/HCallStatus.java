package dev.hoopoe.ticket.hcall;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** HCall's three states of a ticket, and what they are among the nine (docs/dialects.md#status-and-priority). */
public enum HCallStatus {
    PENDING(TicketStatus.WAIT_FOR_AGENT, TicketStatus.NEW),
    DOING(TicketStatus.IN_PROGRESS, TicketStatus.WAIT_FOR_USER, TicketStatus.ON_HOLD),
    /** Spelt as the contract does. */
    CONCLUED(TicketStatus.CLOSED, TicketStatus.RESOLVED, TicketStatus.UNRESOLVED, TicketStatus.SPAM);

    static final String ALL = Arrays.stream(values()).map(HCallStatus::wireName).collect(Collectors.joining(", "));

    private final TicketStatus written;
    private final Set<TicketStatus> canonical;

    HCallStatus(TicketStatus written, TicketStatus... others) {
        this.written = written;
        this.canonical = EnumSet.of(written, others);
    }

    /** What a ticket in this status is shown as. */
    static HCallStatus of(TicketStatus status) {
        return Arrays.stream(values())
                .filter(shown -> shown.canonical.contains(status))
                .findFirst()
                .orElseThrow();
    }

    /** Empty when HCall has no such word; it writes them in lower case. */
    static Optional<HCallStatus> named(String word) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(word))
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All that is shown as this. */
    Set<TicketStatus> canonical() {
        return Set.copyOf(canonical);
    }

    /** Where a ticket in {@code present} goes when this is written; refuses with a conflict when it is shown as this already. */
    TicketStatus after(TicketStatus present) {
        if (canonical.contains(present)) {
            throw HoopoeException.conflict("The ticket is " + wireName() + " already");
        }
        return written;
    }

    /** How many of these tickets are shown as this. */
    long countIn(Map<TicketStatus, Long> counts) {
        return canonical.stream().collect(Collectors.summingLong(status -> counts.getOrDefault(status, 0L)));
    }
}
