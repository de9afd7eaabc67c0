package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.ticket.attribute.TicketAttributes;
import dev.hoopoe.ticket.client.ClientNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Opens tickets for a neighbour that received a first message on a channel. */
@ApplicationScoped
class InternalTicketService {

    private final CurrentCaller caller;
    private final TicketRepository tickets;
    private final TicketReferences references;
    private final ClientNumbers clients;
    private final TicketAttributes attributes;
    private final TicketTransactions transactions;

    InternalTicketService(
            CurrentCaller caller,
            TicketRepository tickets,
            TicketReferences references,
            ClientNumbers clients,
            TicketAttributes attributes,
            TicketTransactions transactions) {
        this.caller = caller;
        this.tickets = tickets;
        this.references = references;
        this.clients = clients;
        this.attributes = attributes;
        this.transactions = transactions;
    }

    /**
     * Opens a ticket without a text; a second one with the same channel and external id is a conflict.
     *
     * @param clientNumber null for a new placeholder client
     * @param externalId null for none
     */
    Ticket open(String title, Long clientNumber, String channelId, String externalId) {
        references.requireEnabledChannel(channelId);
        if (externalId != null) {
            refuseKnown(channelId, externalId);
        }
        var client = clientNumber == null ? clients.create() : clients.findOrCreate(clientNumber);
        var details = details(title, client, channelId, externalId);
        var defined = attributes.defined();
        var opened = externalId == null
                ? transactions.open(details, List.of(), defined)
                : transactions.openOnce(caller.accountId(), details, defined);
        return opened.ticket();
    }

    /** Before a placeholder client is created in vain. */
    private void refuseKnown(String channelId, String externalId) {
        if (tickets.isKnown(channelId, externalId)) {
            throw HoopoeException.conflict("The channel already has a ticket with this external_id");
        }
    }

    private static NewTicket details(String title, UUID client, String channelId, String externalId) {
        return NewTicket.builder(title, client, channelId)
                .externalId(externalId)
                .build();
    }
}
