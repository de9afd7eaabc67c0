package dev.hoopoe.ticket.status;

import java.util.Set;

/** A dialect's words for groups of statuses; a bean of each dialect that has such words. */
public interface StatusWords {

    /** The statuses that the dialect shows as this word; none for a word that it does not have. */
    Set<TicketStatus> statusesOf(String word);
}
