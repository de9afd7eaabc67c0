package dev.hoopoe.ticket.homa;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.list.TicketListService;
import dev.hoopoe.ticket.list.TicketOrder;
import dev.hoopoe.ticket.search.TicketSearchService;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads one page of tickets as the query parameters ask for it: a list, or the hits of a search. */
@ApplicationScoped
class TicketPages {

    private final TicketListService lists;
    private final TicketSearchService searches;
    private final TicketResponses responses;

    TicketPages(TicketListService lists, TicketSearchService searches, TicketResponses responses) {
        this.lists = lists;
        this.searches = searches;
        this.responses = responses;
    }

    /** {@code usual} is the order of a list for which the parameters name none. */
    Page<TicketResponse> read(TicketListParameters parameters, TicketOrder usual, PageRequest page) {
        var filter = parameters.toFilter();
        var search = parameters.toSearch();
        return search.isPresent()
                ? responses.ofFound(searches.search(search.get(), filter, page))
                : responses.of(lists.list(filter, parameters.order(usual), page));
    }
}
