package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.text.SearchVector;
import dev.hoopoe.common.text.SearchWeight;
import dev.hoopoe.common.text.SearchWords;
import dev.hoopoe.ticket.access.VisibilityMark;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.history.HistoryService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;

/**
 * Computes the search words of a ticket: title and external id, the client's name and addresses, the description, and
 * the messages, newest first, until the vector is full. Runs in the transaction that changes one of them.
 */
@ApplicationScoped
public class TicketWords {

    private static final String NONE = "";

    private static final MessageText NO_MESSAGE = new MessageText(null, NONE);

    private final Replica<ClientView> clients;
    private final HistoryService history;

    TicketWords(Replica<ClientView> clients, HistoryService history) {
        this.clients = clients;
        this.history = history;
    }

    /** Of a ticket without messages; {@code client} is empty for a deleted one. */
    void makeNew(Ticket ticket, Optional<ClientView> client) {
        make(ticket, client, NONE, NONE.lines().iterator());
    }

    /** Of a ticket whose messages are all in the database. */
    public void make(Ticket ticket) {
        make(ticket, NO_MESSAGE);
    }

    /** As {@link #make}, with the current text of one message. */
    void make(Ticket ticket, MessageText message) {
        var client = clients.findKnown(ticket.clientId().toString());
        var others = history.newestTexts(ticket.id(), message.uid(), SearchWords.LONGEST_TEXT);
        make(ticket, client, message.text(), others);
    }

    private static void make(Ticket ticket, Optional<ClientView> client, String newest, Iterator<String> messages) {
        var vector = new SearchVector(ticket.createdAt())
                .mark(VisibilityMark.ofDepartment(ticket.departmentId()))
                .mark(VisibilityMark.ofAssignee(ticket.assignment().userId()))
                .add(SearchWeight.A, ticket.title())
                .add(SearchWeight.A, ticket.externalId());
        client.ifPresent(person -> vector.add(SearchWeight.B, person.name())
                .add(SearchWeight.B, person.email())
                .add(SearchWeight.B, person.phone()));
        vector.add(SearchWeight.C, ticket.description()).add(SearchWeight.D, newest);
        while (!vector.isFull() && messages.hasNext()) {
            vector.add(SearchWeight.D, messages.next());
        }
        ticket.indexWords(vector.text());
    }
}
