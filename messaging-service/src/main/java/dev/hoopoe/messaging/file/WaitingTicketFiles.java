package dev.hoopoe.messaging.file;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.ticket.ConversationTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What becomes of files whose ticket's event did not come for long: ticket-service says whether the ticket was opened, since the
 * event may only be late.
 */
@ApplicationScoped
class WaitingTicketFiles {

    private static final Logger LOG = Logger.getLogger(WaitingTicketFiles.class);
    private static final String NAME = "messaging-service/ticket-files";

    private final TicketFileStore files;
    private final ConversationTickets tickets;
    private final AccountScope accounts;

    WaitingTicketFiles(TicketFileStore files, ConversationTickets tickets, AccountScope accounts) {
        this.files = files;
        this.tickets = tickets;
        this.accounts = accounts;
    }

    /** Attaches or deletes the files that have waited since before the time; stops while ticket-service does not answer. */
    void settle(OffsetDateTime before) {
        try {
            for (var waiting : files.waitingSince(before)) {
                accounts.run(Caller.system(waiting.account(), NAME), () -> settle(waiting.account(), waiting.ticket()));
            }
        } catch (ProcessingException | WebApplicationException | HoopoeException e) {
            LOG.warnf("Files that wait for their ticket are kept; asking ticket-service again: %s", e.getMessage());
        }
    }

    private void settle(String account, UUID ticket) {
        if (tickets.idOf(ticket).isPresent()) {
            files.attach(account, ticket);
        } else {
            files.delete(account, ticket);
        }
    }
}
