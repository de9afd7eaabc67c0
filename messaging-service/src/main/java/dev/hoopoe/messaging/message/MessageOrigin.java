package dev.hoopoe.messaging.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message came to be; what it does to its ticket's status depends on it. */
public enum MessageOrigin {
    /** Written as a message, by whomever. */
    API,
    /** An answer to the ticket by staff. */
    REPLY,
    /** The text the ticket was opened with. */
    DESCRIPTION,
    /** What ticket-service noted in the ticket's history. */
    NOTE;

    /** As events tell it: a note has a field of its own there, since subscribers know no more origins than were released. */
    MessageOrigin told() {
        return this == NOTE ? API : this;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageOrigin of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
