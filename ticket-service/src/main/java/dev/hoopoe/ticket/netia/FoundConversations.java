package dev.hoopoe.ticket.netia;

import java.util.List;

/**
 * The newest tickets that were found.
 *
 * @param ids newest first
 * @param more whether there are others
 * @param tag the name of the tag that was asked for; null without one, and for one that does not exist
 */
record FoundConversations(List<Long> ids, boolean more, String tag) {

    static final FoundConversations NONE = new FoundConversations(List.of(), false, null);

    /** @param newest one more than {@code limit} when there are more */
    static FoundConversations of(List<Long> newest, int limit, String tag) {
        return new FoundConversations(newest.subList(0, Math.min(limit, newest.size())), newest.size() > limit, tag);
    }
}
