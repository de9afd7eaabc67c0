package dev.hoopoe.ticket.search;

import dev.hoopoe.common.text.SearchQuery;

/**
 * A search: words that all begin words of one ticket's texts, or a ticket's number. Other characters only separate
 * words, so that no term has a meaning for the database.
 *
 * @param query the term's words
 * @param sort the order of the hits
 */
public record TicketSearch(SearchQuery query, TicketSort sort) {

    /** Refuses a term that is too long, as the field {@code search}. */
    public static TicketSearch of(String term, TicketSort sort) {
        return new TicketSearch(SearchQuery.of(term, "search"), sort);
    }
}
