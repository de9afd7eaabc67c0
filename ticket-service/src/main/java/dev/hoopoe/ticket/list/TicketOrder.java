package dev.hoopoe.ticket.list;

import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.SortType;

/** In which order tickets are listed; each is one that indexes keep. */
public enum TicketOrder {
    NEWEST_FIRST(ListOrder.falling("tickets.newest"), "week_end", "created_at < (SELECT week_end FROM place)"),
    /** Tickets that ask for an agent come before the others (contract Homa, row H-18). */
    UNREAD_FIRST(
            ListOrder.<TicketKey>falling("tickets.unread").by("unread", SortType.FLAG, TicketKey::unread),
            "unread, week_end",
            "(unread, created_at) < ((SELECT unread FROM place), (SELECT week_end FROM place))");

    private final ListOrder<TicketKey> keys;
    private final String weeks;
    private final String fromPlace;

    TicketOrder(ListOrder<TicketKey> groups, String weeks, String fromPlace) {
        this.keys =
                groups.by("created_at", SortType.TIME, TicketKey::createdAt).by("id", SortType.NUMBER, TicketKey::id);
        this.weeks = weeks;
        this.fromPlace = fromPlace;
    }

    /** The columns of weekly counts that part the list as this order does, each falling. */
    String weeks() {
        return weeks;
    }

    /** The condition of tickets from the week of {@code place} on, a row of these columns. */
    String fromPlace() {
        return fromPlace;
    }

    ListOrder<TicketKey> keys() {
        return keys;
    }
}
