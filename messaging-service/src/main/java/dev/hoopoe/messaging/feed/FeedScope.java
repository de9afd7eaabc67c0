package dev.hoopoe.messaging.feed;

import dev.hoopoe.messaging.access.StaffRights;
import dev.hoopoe.messaging.access.TicketVisibility;
import java.util.List;

/**
 * What a reader may see of the feed: an administrator all events of the account, an agent those of what an agent may read
 * elsewhere, and of tickets and messages only those of tickets that the agent sees now.
 */
record FeedScope(String account, StaffRights rights) {

    /** Aggregates that agents may read elsewhere, too. */
    static final List<String> OPEN_TO_AGENTS = List.of("ticket", "message", "client", "department", "channel");

    boolean administrator() {
        return rights.administrator();
    }

    TicketVisibility tickets() {
        return rights.tickets();
    }

    /** False for an event that the reader may not see, whatever tickets the reader sees. */
    boolean mayShow(FeedNotification notification) {
        return notification.accountId().equals(account)
                && (administrator() || OPEN_TO_AGENTS.contains(notification.aggregate()));
    }
}
