package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.tag.Tag;
import java.util.List;

/** The result of tagging a ticket: how many tags it has now, and which tags were created. */
public record Tagging(Ticket ticket, int total, List<Tag> created) {}
