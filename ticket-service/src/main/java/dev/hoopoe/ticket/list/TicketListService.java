package dev.hoopoe.ticket.list;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.ticket.access.CallerVisibility;
import dev.hoopoe.ticket.access.TicketVisibility;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Lists and counts the tickets that the caller may see, in every dialect. */
@ApplicationScoped
public class TicketListService {

    private final CurrentCaller caller;
    private final CallerVisibility visibility;
    private final TicketListStore lists;

    TicketListService(CurrentCaller caller, CallerVisibility visibility, TicketListStore lists) {
        this.caller = caller;
        this.visibility = visibility;
        this.lists = lists;
    }

    /** Where all tickets are unread or all read, unread first is the same order as newest first, which is read faster. */
    public Page<Ticket> list(TicketFilter filter, TicketOrder order, PageRequest page) {
        return lists.page(visible(filter), filter.isMixed() ? order : TicketOrder.NEWEST_FIRST, page);
    }

    /** At most {@code limit} tickets after {@code offset} others, newest first. */
    public List<Ticket> list(TicketFilter filter, long offset, int limit) {
        return lists.slice(visible(filter), TicketOrder.NEWEST_FIRST, offset, limit);
    }

    /** The ids of at most {@code limit} tickets, newest first. */
    public List<Long> newest(TicketFilter filter, int limit) {
        return lists.ids(visible(filter), limit);
    }

    public long count(TicketFilter filter) {
        return lists.count(visible(filter));
    }

    /** How many tickets that the caller may see are in each status; a status without tickets may be missing. */
    public Map<TicketStatus, Long> countVisibleByStatus() {
        return lists.statistics(visible(TicketFilter.ALL)).byStatus();
    }

    /** How many messages of clients are unanswered, over the open tickets that the caller may see. */
    public long countUnansweredMessages() {
        return lists.statistics(visible(TicketFilter.ALL)).unanswered();
    }

    /** How many tickets of the account are in each status, whatever the caller may see of them. */
    public Map<TicketStatus, Long> countByStatus() {
        var everything = TicketVisibility.toEverything(null);
        return lists.statistics(new TicketQuery(caller.accountId(), everything, TicketFilter.ALL))
                .byStatus();
    }

    private TicketQuery visible(TicketFilter filter) {
        return new TicketQuery(caller.accountId(), visibility.get(), filter);
    }
}
