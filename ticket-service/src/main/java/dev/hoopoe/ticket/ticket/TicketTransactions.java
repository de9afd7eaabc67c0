package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.ticket.access.TicketAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Puts each change of a ticket and its event into one transaction; writers of one ticket queue on its row. */
@ApplicationScoped
class TicketTransactions {

    private final TicketRepository tickets;
    private final Outbox outbox;
    private final Clock clock;

    TicketTransactions(TicketRepository tickets, Outbox outbox, Clock clock) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    OpenedTicket open(NewTicket details) {
        var secret = TicketSecret.generate();
        var ticket = Ticket.open(details, secret, clock.instant());
        tickets.persist(ticket);
        outbox.append(ticket.opened());
        return new OpenedTicket(ticket, secret);
    }

    /** Performs an act on a ticket that the caller may see; the time is taken once the ticket is held. */
    @Transactional
    Ticket change(long id, TicketAccess access, BiFunction<Ticket, Instant, Optional<TicketEvent>> act) {
        var ticket = tickets.lock(id)
                .filter(found -> found.isVisibleTo(access))
                .orElseThrow(() -> HoopoeException.notFound("Ticket"));
        act.apply(ticket, clock.instant()).ifPresent(outbox::append);
        return ticket;
    }

    /** True when there is such a ticket; the caller's transaction is joined. */
    @Transactional
    boolean addMessage(long id, MessageAuthor author) {
        var ticket = tickets.lock(id);
        ticket.ifPresent(found -> outbox.append(found.addMessage(author, clock.instant())));
        return ticket.isPresent();
    }
}
