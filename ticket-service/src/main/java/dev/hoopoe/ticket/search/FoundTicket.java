package dev.hoopoe.ticket.search;

import dev.hoopoe.common.text.Excerpt;
import dev.hoopoe.ticket.ticket.Ticket;

/**
 * A ticket that a search found.
 *
 * @param place the text that was found, or the best of several
 * @param excerpt the words around it; null when only the number was found, or a message that is not among the newest
 */
public record FoundTicket(Ticket ticket, FoundPlace place, Excerpt excerpt) {}
