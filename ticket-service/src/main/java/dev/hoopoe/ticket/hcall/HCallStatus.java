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

/** HCall's three statuses of a ticket, each a group of the nine (docs/dialects.md#status-and-priority). */
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

    /** The group of a status. */
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

    /** The statuses of this group. */
    Set<TicketStatus> canonical() {
        return Set.copyOf(canonical);
    }

    /**
     * The status after writing this one to a ticket in {@code present}; a conflict when that is in this group already.
     */
    TicketStatus after(TicketStatus present) {
        if (canonical.contains(present)) {
            throw HoopoeException.conflict("The ticket is " + wireName() + " already");
        }
        return written;
    }

    /** How many of these tickets are in this group. */
    long countIn(Map<TicketStatus, Long> counts) {
        return canonical.stream().collect(Collectors.summingLong(status -> counts.getOrDefault(status, 0L)));
    }
}
