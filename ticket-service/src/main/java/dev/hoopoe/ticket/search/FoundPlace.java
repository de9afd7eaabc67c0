package dev.hoopoe.ticket.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The texts of a ticket that a search reads. */
public enum FoundPlace {
    NUMBER,
    TITLE,
    EXTERNAL_ID,
    CLIENT,
    DESCRIPTION,
    MESSAGE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
