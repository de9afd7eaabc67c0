package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody searches tickets for: words that all begin words of the title or description, or the ticket's own or
 * external id. What is neither letter nor digit only parts words, so that nothing in a term has a meaning for the database.
 */
public record TicketSearch(String term) {

    private static final int LONGEST = 255;
    private static final String NO_TICKET = "0";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Refuses a term that is too long, as the field {@code search}. */
    public TicketSearch {
        term = term.strip();
        if (term.length() > LONGEST) {
            throw HoopoeException.invalid("search", "must not be longer than " + LONGEST + " characters");
        }
    }

    /** The words as PostgreSQL's {@code to_tsquery} takes them, each as a prefix; empty when there are none. */
    String words() {
        return Arrays.stream(BETWEEN_WORDS.split(term))
                .filter(word -> !word.isEmpty())
                .map(word -> "'" + word + "':*")
                .collect(Collectors.joining(" & "));
    }

    /** The id that the term may be; an id that no ticket has when it is none. */
    long ticketId() {
        return Long.parseLong(NUMBER.matcher(term).matches() ? term : NO_TICKET);
    }
}
