package dev.hoopoe.ticket.ticket;

import dev.hoopoe.ticket.tag.Tag;
import java.util.List;

/** How tagging a ticket ended: how many tags it has now, and which tags did not exist before. */
public record Tagging(Ticket ticket, int total, List<Tag> created) {}
