package dev.hoopoe.ticket.search;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.text.SearchQuery;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.list.TicketFilter;
import dev.hoopoe.ticket.list.TicketQuery;
import dev.hoopoe.ticket.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/** Searches the tickets that the caller may see. */
@ApplicationScoped
public class TicketSearchService {

    private final CurrentCaller caller;
    private final CallerVisibility visibility;
    private final Session session;
    private final TicketRepository tickets;
    private final TicketExcerpts excerpts;

    TicketSearchService(
            CurrentCaller caller,
            CallerVisibility visibility,
            Session session,
            TicketRepository tickets,
            TicketExcerpts excerpts) {
        this.caller = caller;
        this.visibility = visibility;
        this.session = session;
        this.tickets = tickets;
        this.excerpts = excerpts;
    }

    /** The tickets that meet search and filter, each with the text that was found; none for a search without words. */
    public Page<FoundTicket> search(TicketSearch search, TicketFilter filter, PageRequest page) {
        if (search.query().isEmpty()) {
            return new Page<>(page.page(), page.limit(), page.asksForTotal() ? 0L : null, null, List.of());
        }
        var query = new TicketQuery(caller.accountId(), visibility.get(), filter);
        var hits = new SearchListing(session, query, search, page).read();
        var found = tickets.inOrderOf(hits.data().stream().map(SearchHit::id).toList());
        return hits.with(excerpts.of(found, search.query()));
    }

    /** The ids of the newest tickets whose texts have all words, at most {@code most}; none for a query without words. */
    public List<Long> newest(SearchQuery words, TicketFilter filter, int most) {
        if (words.isEmpty()) {
            return List.of();
        }
        var query = new TicketQuery(caller.accountId(), visibility.get(), filter);
        return HitScan.ofTexts(session, query, words).read(HitRange.ALL, most, 0).rows().stream()
                .map(SearchHit::id)
                .toList();
    }
}
