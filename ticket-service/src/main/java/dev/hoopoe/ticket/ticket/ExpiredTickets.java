package dev.hoopoe.ticket.ticket;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds and removes what is older than an account wants to keep; each removal is the ticket's usual deletion. */
@ApplicationScoped
public class ExpiredTickets {

    static final int MOST_TICKETS = 100;

    /** Held for a step. */
    public static final AdvisoryLock LOCK = AdvisoryLock.named("hoopoe.retention");

    private static final Logger LOG = Logger.getLogger(ExpiredTickets.class);
    private static final String OLD =
            "where t.statusTimes.status in :statuses and t.createdAt < :before and t.id > :after";

    private final TicketRepository tickets;
    private final Outbox outbox;
    private final CrossAccountConnections database;

    ExpiredTickets(TicketRepository tickets, Outbox outbox, CrossAccountConnections database) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.database = database;
    }

    /** Tickets in one of these statuses that were created before a time. */
    public record Kind(Set<TicketStatus> statuses, Instant createdBefore) {

        boolean is(Ticket ticket) {
            return statuses.contains(ticket.status()) && ticket.createdAt().isBefore(createdBefore);
        }
    }

    /**
     * What became of a step.
     *
     * @param reached the step after this one begins behind this ticket
     * @param removed how many tickets are gone
     * @param last whether no further ticket was found
     */
    public record Step(long reached, int removed, boolean last) {}

    /** All accounts that have tickets. */
    public List<String> accounts() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("SELECT DISTINCT account_id FROM ticket_total ORDER BY account_id")) {
            var accounts = new ArrayList<String>();
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
            return accounts;
        } catch (SQLException e) {
            throw new DatabaseException("The accounts that have tickets could not be read", e);
        }
    }

    /** How many of them the caller's account has. */
    public long count(Kind kind) {
        return tickets.count("statusTimes.status in ?1 and createdAt < ?2", kind.statuses(), kind.createdBefore());
    }

    /**
     * Removes some of those of the caller's account whose id is greater, in one transaction; none, as the last step, while
     * another replica is at it.
     */
    @Transactional
    public Step removeNext(Kind kind, long after) {
        if (!LOCK.tryLock(tickets.getEntityManager())) {
            LOG.debug("Another replica is removing old tickets");
            return new Step(after, 0, true);
        }
        var ids = tickets.idsOf(
                OLD + " order by t.id",
                Map.of("statuses", kind.statuses(), "before", kind.createdBefore(), "after", after),
                MOST_TICKETS);
        var removed = 0;
        for (var id : ids) {
            removed += tickets.lock(id).filter(kind::is).map(this::remove).orElse(0);
        }
        return new Step(ids.isEmpty() ? after : ids.get(ids.size() - 1), removed, ids.size() < MOST_TICKETS);
    }

    /** One ticket too large for an event stays, and does not keep the others. */
    private int remove(Ticket ticket) {
        try {
            outbox.append(new TicketDeleted(ticket));
        } catch (HoopoeException e) {
            LOG.errorf(e, "Ticket %d is too large to be told of, and stays", ticket.id());
            return 0;
        }
        tickets.delete(ticket);
        tickets.flush();
        return 1;
    }
}
