package dev.hoopoe.directory.testing;

import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import java.util.Map;
import java.util.UUID;

/** Tells of an account's tickets as ticket-service would. */
public record TicketEvents(AccountApi api) {

    /** Publishes an event of a ticket and waits for the broker. */
    public void tell(String name, long ticketId, UUID clientId, long version) {
        send(ticketId, name, ticketId, clientId, version);
    }

    /** Publishes a ticket that is heard of after all that was told of the other one. */
    public void tellAfter(long otherTicketId, long ticketId) {
        send(otherTicketId, "created", ticketId, UUID.randomUUID(), 0);
    }

    private void send(long key, String name, long ticketId, UUID clientId, long version) {
        // No release has this status: nothing in this service depends on which there are.
        var snapshot =
                Map.of("id", ticketId, "client_id", clientId, "title", "Printer", "status", "escalated", "open", true);
        try (var writer = new TopicWriter()) {
            writer.write(
                    Event.of("ticket." + name, Long.toString(ticketId), api.account(), version, snapshot),
                    Long.toString(key));
        }
    }
}
