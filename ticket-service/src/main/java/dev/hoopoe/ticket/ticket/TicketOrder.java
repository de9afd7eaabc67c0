package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.SortType;

/** In which order tickets are listed; each is one that indexes keep. */
public enum TicketOrder {
    NEWEST_FIRST(ListOrder.falling("tickets.newest")),
    /** Tickets that ask for an agent come before the others (contract Homa, row H-18). */
    UNREAD_FIRST(ListOrder.<TicketKey>falling("tickets.unread").by("unread", SortType.FLAG, TicketKey::unread));

    private final ListOrder<TicketKey> keys;

    TicketOrder(ListOrder<TicketKey> groups) {
        this.keys =
                groups.by("created_at", SortType.TIME, TicketKey::createdAt).by("id", SortType.NUMBER, TicketKey::id);
    }

    ListOrder<TicketKey> keys() {
        return keys;
    }
}
