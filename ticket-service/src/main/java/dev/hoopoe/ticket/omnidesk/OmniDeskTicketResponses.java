package dev.hoopoe.ticket.omnidesk;

import dev.hoopoe.ticket.client.ClientNumbers;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketService;
import dev.hoopoe.ticket.user.UserNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Builds answers about tickets; looks up the numbers of all their clients and assignees at once. */
@ApplicationScoped
class OmniDeskTicketResponses {

    private final TicketService tickets;
    private final ClientNumbers clients;
    private final UserNumbers users;

    OmniDeskTicketResponses(TicketService tickets, ClientNumbers clients, UserNumbers users) {
        this.tickets = tickets;
        this.clients = clients;
        this.users = users;
    }

    OmniDeskTicketResponse of(Ticket ticket) {
        return of(List.of(ticket)).get(0);
    }

    List<OmniDeskTicketResponse> of(List<Ticket> shown) {
        var descriptions = tickets.descriptions(shown);
        var clientNumbers = clients.of(shown.stream().map(Ticket::clientId).toList());
        var userNumbers = users.of(shown.stream()
                .map(OmniDeskTicketResponses::assigneeOf)
                .filter(Objects::nonNull)
                .toList());
        return shown.stream()
                .map(ticket -> OmniDeskTicketResponse.of(
                        ticket,
                        descriptions.get(ticket.id()),
                        clientNumbers.get(ticket.clientId()),
                        userNumbers.get(assigneeOf(ticket))))
                .toList();
    }

    private static UUID assigneeOf(Ticket ticket) {
        return ticket.assignment().userId();
    }
}
