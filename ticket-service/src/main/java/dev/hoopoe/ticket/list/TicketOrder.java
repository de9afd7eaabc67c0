package dev.hoopoe.ticket.list;

import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.SortType;

/** The orders of ticket lists, each kept by indexes. */
public enum TicketOrder {
    NEWEST_FIRST(ListOrder.falling("tickets.newest"), "week_end", "created_at < (SELECT week_end FROM place)"),
    /** Tickets that ask for an agent come first (contract Homa, row H-18). */
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

    /** The columns of weekly counts by which this order sorts, all descending. */
    String weeks() {
        return weeks;
    }

    /** The condition of tickets from the week in the row {@code place} on. */
    String fromPlace() {
        return fromPlace;
    }

    ListOrder<TicketKey> keys() {
        return keys;
    }
}
