package dev.hoopoe.ticket.search;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The orders that a caller can ask for. */
public enum TicketSort {
    /** Hits of a search: by the text that matches and by age. */
    RELEVANCE,
    NEWEST,
    /** Tickets that ask for an agent come first. */
    UNREAD;

    /** Refuses any other word, as the field {@code sort}. */
    public static TicketSort of(String word) {
        return Arrays.stream(values())
                .filter(sort -> sort.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> HoopoeException.invalid(
                        "sort",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(TicketSort::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
