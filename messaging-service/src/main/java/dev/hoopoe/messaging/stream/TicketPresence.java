package dev.hoopoe.messaging.stream;

import java.time.Instant;
import java.util.List;

/** Who looks at a ticket; each user once, however many connections there are. */
public record TicketPresence(long ticketId, List<Viewer> users) {

    /**
     * A user who looks.
     *
     * @param name for display; null for none
     * @param since when the first of the connections began
     */
    public record Viewer(String userId, String name, Instant since) {}
}
