package dev.hoopoe.ticket.retention;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.ticket.status.TicketStatus;
import dev.hoopoe.ticket.ticket.Ticket;
import dev.hoopoe.ticket.ticket.TicketEvent.TicketDeleted;
import dev.hoopoe.ticket.ticket.TicketRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds and removes expired tickets; each removal publishes {@code ticket.deleted}. */
@ApplicationScoped
class ExpiredTickets {

    static final int MOST_TICKETS = 100;

    /** Held for a step. */
    static final AdvisoryLock LOCK = AdvisoryLock.named("hoopoe.retention");

    private static final Logger LOG = Logger.getLogger(ExpiredTickets.class);
    private static final String OLD =
            "where t.statusTimes.status in :statuses and t.createdAt < :before and t.id > :after";

    private static final String ACCOUNTS = """
            SELECT DISTINCT account_id FROM ticket_total t
            WHERE NOT EXISTS (SELECT 1 FROM inactive_account i WHERE i.id = t.account_id) ORDER BY account_id""";

    private final TicketRepository tickets;
    private final Outbox outbox;
    private final CrossAccountConnections database;

    ExpiredTickets(TicketRepository tickets, Outbox outbox, CrossAccountConnections database) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.database = database;
    }

    /** Tickets in one of these statuses that were created before a time. */
    record Kind(Set<TicketStatus> statuses, Instant createdBefore) {

        boolean is(Ticket ticket) {
            return statuses.contains(ticket.status()) && ticket.createdAt().isBefore(createdBefore);
        }
    }

    /**
     * The result of a step.
     *
     * @param reached the next step begins after this ticket id
     * @param removed how many tickets were removed
     * @param last whether no further ticket was found
     */
    record Step(long reached, int removed, boolean last) {}

    /** The accounts that have tickets and are not suspended. */
    List<String> accounts() {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery(ACCOUNTS)) {
            var accounts = new ArrayList<String>();
            while (rows.next()) {
                accounts.add(rows.getString(1));
            }
            return accounts;
        } catch (SQLException e) {
            throw new DatabaseException("The accounts that have tickets could not be read", e);
        }
    }

    /** How many such tickets the caller's account has. */
    long count(Kind kind) {
        return tickets.count("statusTimes.status in ?1 and createdAt < ?2", kind.statuses(), kind.createdBefore());
    }

    /**
     * Removes a batch of the caller's account, by rising id after {@code after}, in one transaction. Removes none and
     * is the last step while another replica holds the lock.
     */
    @Transactional
    Step removeNext(Kind kind, long after) {
        if (!LOCK.tryLock(tickets.getEntityManager())) {
            LOG.debug("Another replica removes expired tickets");
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

    /** A ticket too large for an event is kept and does not stop the others. */
    private int remove(Ticket ticket) {
        try {
            outbox.append(new TicketDeleted(ticket));
        } catch (HoopoeException e) {
            LogKeys.with(
                    LogKeys.TICKET,
                    ticket.id(),
                    () -> LOG.error("Expired ticket not removed: its event is too large", e));
            return 0;
        }
        tickets.delete(ticket);
        tickets.flush();
        return 1;
    }
}
