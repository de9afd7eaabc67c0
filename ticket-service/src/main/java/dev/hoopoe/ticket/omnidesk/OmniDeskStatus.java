package dev.hoopoe.ticket.omnidesk;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.ticket.status.TicketStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OmniDesk's three statuses of a ticket, each a group of the nine (docs/dialects.md#status-and-priority). */
public enum OmniDeskStatus {
    ABIERTO(TicketStatus.WAIT_FOR_AGENT, Set.of(TicketStatus.NEW, TicketStatus.WAIT_FOR_AGENT)),
    EN_PROGRESO(
            TicketStatus.IN_PROGRESS,
            Set.of(TicketStatus.IN_PROGRESS, TicketStatus.WAIT_FOR_USER, TicketStatus.ON_HOLD)),
    CERRADO(
            TicketStatus.CLOSED,
            Set.of(TicketStatus.RESOLVED, TicketStatus.CLOSED, TicketStatus.UNRESOLVED, TicketStatus.SPAM));

    private final TicketStatus written;
    private final Set<TicketStatus> shown;

    OmniDeskStatus(TicketStatus written, Set<TicketStatus> shown) {
        this.written = written;
        this.shown = shown;
    }

    /** The statuses of this group. */
    Set<TicketStatus> canonical() {
        return shown;
    }

    /**
     * The status after writing this one to a ticket in {@code present}: the same when that is in this group already.
     */
    TicketStatus after(TicketStatus present) {
        return shown.contains(present) ? present : written;
    }

    static OmniDeskStatus of(TicketStatus status) {
        return Arrays.stream(values())
                .filter(each -> each.shown.contains(status))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not shown as anything: " + status));
    }

    /** Reads a wire name; anything else is refused as the field {@code status}. */
    static OmniDeskStatus of(String wireName) {
        return named(wireName).orElseThrow(() -> HoopoeException.invalid("status", "must be one of " + all()));
    }

    /** Empty when OmniDesk has no such word. */
    static Optional<OmniDeskStatus> named(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst();
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String all() {
        return Arrays.stream(values()).map(OmniDeskStatus::wireName).collect(Collectors.joining(", "));
    }
}
