package dev.hoopoe.messaging.feed;

import dev.hoopoe.messaging.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * What to do while an event is ahead of our view of its ticket: mostly to wait a moment, since the view is about to hear
 * of it. After a while ticket-service is asked.
 */
@ApplicationScoped
class ReplicaCatchUp {

    private static final Logger LOG = Logger.getLogger(ReplicaCatchUp.class);
    private static final Duration ASK_AFTER = Duration.ofSeconds(2);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    /** Many readers meet the same event, and one answer serves them all. */
    private final Semaphore turn = new Semaphore(1);

    private final Tickets tickets;
    private final Clock clock;

    ReplicaCatchUp(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** True when it makes sense to look again at once, since the ticket was asked for. */
    boolean catchUp(UnresolvedEvent event) {
        if (age(event).compareTo(ASK_AFTER) < 0 || !turn.tryAcquire()) {
            return false;
        }
        try {
            tickets.catchUp(event.ticketId(), event.version());
            return true;
        } catch (WebApplicationException | ProcessingException e) {
            LOG.debugf(e, "Ticket %d could not be asked for", event.ticketId());
            return false;
        } finally {
            turn.release();
        }
    }

    /** How long to wait before the next look: the longer, the longer it has been in vain. */
    Duration pause(UnresolvedEvent event) {
        var age = age(event);
        if (age.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return age.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : age;
    }

    private Duration age(UnresolvedEvent event) {
        return Duration.between(event.takenAt(), clock.instant());
    }
}
