package dev.hoopoe.messaging.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a message was created; its effect on the ticket's status depends on it. */
public enum MessageOrigin {
    /** Written as a message. */
    API,
    /** A reply by staff. */
    REPLY,
    /** The ticket's description. */
    DESCRIPTION,
    /** A note in the ticket's history. */
    NOTE;

    /** The origin in events: a note is {@code api} with {@code is_note}, since subscribers know only the released origins. */
    MessageOrigin inEvents() {
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
