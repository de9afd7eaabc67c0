package dev.hoopoe.ticket.status;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The nine statuses of a ticket; any may follow any other (contract Homa, section 5.2). */
public enum TicketStatus {
    NEW(true),
    WAIT_FOR_AGENT(true),
    IN_PROGRESS(true),
    WAIT_FOR_USER(true),
    ON_HOLD(true),
    RESOLVED(false),
    CLOSED(false),
    UNRESOLVED(false),
    SPAM(false);

    private static final String ALL =
            Arrays.stream(values()).map(TicketStatus::wireName).collect(Collectors.joining(", "));

    private final boolean open;

    TicketStatus(boolean open) {
        this.open = open;
    }

    /** True while something is still to be done. */
    public boolean isOpen() {
        return open;
    }

    /** True while the ticket asks for an agent, as column {@code unread} has it (contract Homa, section 5.2). */
    public boolean isUnread() {
        return this == NEW || this == WAIT_FOR_AGENT || this == IN_PROGRESS;
    }

    /** The status after a user's reply. */
    TicketStatus afterReply() {
        return this == NEW || this == WAIT_FOR_AGENT ? WAIT_FOR_USER : this;
    }

    /** The status after a message of the client. */
    TicketStatus afterClientMessage() {
        return this == WAIT_FOR_USER ? WAIT_FOR_AGENT : this;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a wire name; refuses any other text as the field {@code status}. */
    public static TicketStatus of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid("status", "must be one of " + ALL));
    }
}
