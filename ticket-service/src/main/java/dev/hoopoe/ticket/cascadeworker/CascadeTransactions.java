package dev.hoopoe.ticket.cascadeworker;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.cascade.Cascade;
import dev.hoopoe.ticket.cascade.CascadeQueue;
import dev.hoopoe.ticket.client.ClientView;
import dev.hoopoe.ticket.tag.TagTransactions;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketEvent;
import dev.hoopoe.ticket.ticket.TicketRepository;
import dev.hoopoe.ticket.ticket.TicketWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Applies a cascade to the next batch of tickets, with their events and the progress, in one transaction. */
@ApplicationScoped
class CascadeTransactions {

    static final int MOST_TICKETS = 100;

    private static final Logger LOG = Logger.getLogger(CascadeTransactions.class);

    /** Cascades that change the search words of tickets. */
    private static final Set<Cascade.Kind> REWORDING =
            EnumSet.of(Cascade.Kind.CLIENT_CHANGED, Cascade.Kind.CLIENT_MERGED);

    private final CascadeQueue cascades;
    private final Replica<ClientView> clients;
    private final TicketRepository tickets;
    private final TagTransactions tags;
    private final TicketWords words;
    private final Outbox outbox;
    private final Clock clock;

    CascadeTransactions(
            CascadeQueue cascades,
            Replica<ClientView> clients,
            TicketRepository tickets,
            TagTransactions tags,
            TicketWords words,
            Outbox outbox,
            Clock clock) {
        this.cascades = cascades;
        this.clients = clients;
        this.tickets = tickets;
        this.tags = tags;
        this.words = words;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** False when the account has no cascade, or another replica works on each. */
    @Transactional
    boolean advanceNext() {
        var next = cascades.next();
        next.ifPresent(this::advance);
        return next.isPresent();
    }

    private void advance(Cascade cascade) {
        var survivor = survivorOf(cascade);
        var ids = affectedBy(cascade);
        ids.forEach(id -> tickets.lock(id).ifPresent(ticket -> change(ticket, cascade, survivor)));
        if (ids.size() == MOST_TICKETS) {
            cascade.reached(ids.get(ids.size() - 1));
        } else {
            finish(cascade);
        }
    }

    /** Locked: a merge of the survivor itself then finds the tickets that move to it here. */
    private Optional<UUID> survivorOf(Cascade cascade) {
        return cascade.kind() == Cascade.Kind.CLIENT_MERGED
                ? clients.lockKnown(cascade.person().toString()).map(ClientView::id)
                : Optional.empty();
    }

    private List<Long> affectedBy(Cascade cascade) {
        return switch (cascade.kind()) {
            case DEPARTMENT_DELETED -> with("where t.departmentId = :subject", cascade.number());
            case ASSIGNED_DEPARTMENT_DELETED -> with("where t.assignedDepartmentId = :subject", cascade.number());
            case USER_DELETED -> with("where t.assigneeId = :subject", cascade.person());
            case CLIENT_CHANGED, CLIENT_MERGED ->
                tickets.idsOf(
                        "where t.clientId = :client and t.id > :last order by t.id",
                        Map.of("client", cascade.person(), "last", cascade.lastTicket()),
                        MOST_TICKETS);
            case TAG_DELETED, TAG_RENAMED ->
                tickets.idsOf(
                        "join t.tags link where link.tag.id = :tag and t.id > :last order by t.id",
                        Map.of("tag", cascade.number(), "last", cascade.lastTicket()),
                        MOST_TICKETS);
        };
    }

    private List<Long> with(String condition, Object subject) {
        return tickets.idsOf(condition, Map.of("subject", subject), MOST_TICKETS);
    }

    private void change(Ticket ticket, Cascade cascade, Optional<UUID> survivor) {
        var event = CascadeEffect.of(cascade, ticket, survivor, clock.instant());
        if (REWORDING.contains(cascade.kind())) {
            words.make(ticket);
            tickets.flush();
        }
        event.ifPresent(this::publish);
        tickets.release(ticket);
    }

    /** A ticket too large for an event must not stop the rest of the batch. */
    private void publish(TicketEvent event) {
        try {
            outbox.append(event);
        } catch (HoopoeException e) {
            LogKeys.with(
                    LogKeys.TICKET,
                    event.aggregateId(),
                    () -> LOG.error("Ticket changed but its event was not published", e));
        }
    }

    private void finish(Cascade cascade) {
        if (cascade.kind() == Cascade.Kind.TAG_DELETED) {
            tags.removeDeleted(cascade.number());
        }
        cascades.done(cascade);
    }
}
