package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.republication.KeyedRows;
import dev.hoopoe.common.republication.RepublishedAggregate;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The last states of tickets, for subscribers and neighbours that lost them. */
@ApplicationScoped
class RepublishedTickets implements RepublishedAggregate {

    private final TicketRepository tickets;

    RepublishedTickets(TicketRepository tickets) {
        this.tickets = tickets;
    }

    @Override
    public String aggregate() {
        return "ticket";
    }

    @Override
    public List<TicketEvent> lockAfter(String after, int most) {
        return new KeyedRows<>(tickets, "id", Long::valueOf)
                .lockAfter(after, most).stream()
                        .<TicketEvent>map(ticket -> new TicketUpdated(ticket, Map.of()))
                        .toList();
    }
}
