package dev.hoopoe.messaging.feed;

import dev.hoopoe.messaging.access.StaffRights;
import dev.hoopoe.messaging.access.TicketVisibility;
import java.util.List;

/**
 * Whose feed it is: an administrator's has all events of the account, an agent's those of what an agent may read
 * elsewhere, and of tickets and messages only those of tickets that the agent sees now.
 */
record FeedScope(String account, StaffRights rights) {

    /** What {@code GET} shows agents; the rest is administrators' business. */
    static final List<String> OPEN_TO_AGENTS = List.of("ticket", "message", "client", "department", "channel");

    boolean administrator() {
        return rights.administrator();
    }

    TicketVisibility tickets() {
        return rights.tickets();
    }

    /** False for an event that the caller is not shown, whatever tickets the caller sees. */
    boolean mayShow(FeedNotification news) {
        return news.accountId().equals(account) && (administrator() || OPEN_TO_AGENTS.contains(news.aggregate()));
    }
}
