package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.messaging.ticket.TicketReplica;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * What to do while an event is ahead of its ticket in the replica: wait a moment, since the replica's consumer is about to
 * apply it, and after a while read the ticket from ticket-service.
 */
@ApplicationScoped
class ReplicaCatchUp {

    private static final Logger LOG = Logger.getLogger(ReplicaCatchUp.class);
    private static final Duration ASK_AFTER = Duration.ofSeconds(2);
    private static final Duration MIN_PAUSE = Duration.ofMillis(10);
    private static final Duration MAX_PAUSE = Duration.ofMillis(250);

    /** Many readers wait for the same ticket, and one call serves them all. */
    private final Semaphore turn = new Semaphore(1);

    private final TicketReplica tickets;
    private final Clock clock;

    ReplicaCatchUp(TicketReplica tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** True when the ticket was read, so that the feed can be read again at once. */
    boolean catchUp(UnresolvedEvent event) {
        if (age(event).compareTo(ASK_AFTER) < 0 || !turn.tryAcquire()) {
            return false;
        }
        try {
            tickets.catchUp(event.ticketId(), event.version());
            return true;
        } catch (WebApplicationException | ProcessingException e) {
            LogKeys.with(LogKeys.TICKET, event.ticketId(), () -> LOG.debug("Ticket not read; retrying", e));
            return false;
        } finally {
            turn.release();
        }
    }

    /** How long to wait before the next read; grows with the time waited so far. */
    Duration pause(UnresolvedEvent event) {
        var age = age(event);
        if (age.compareTo(MIN_PAUSE) < 0) {
            return MIN_PAUSE;
        }
        return age.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : age;
    }

    private Duration age(UnresolvedEvent event) {
        return Duration.between(event.takenAt(), clock.instant());
    }
}
