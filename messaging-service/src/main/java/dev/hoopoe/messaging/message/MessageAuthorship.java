package dev.hoopoe.messaging.message;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.access.CallerVisibility;
import dev.hoopoe.messaging.client.ClientReplica;
import dev.hoopoe.messaging.ticket.TicketView;
import dev.hoopoe.messaging.user.UserReplica;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Decides in whose name the caller may write on a ticket (contract Homa, section 5.6). */
@ApplicationScoped
class MessageAuthorship {

    private final CurrentCaller caller;
    private final CallerVisibility callerVisibility;
    private final UserReplica users;
    private final ClientReplica clients;

    MessageAuthorship(
            CurrentCaller caller, CallerVisibility callerVisibility, UserReplica users, ClientReplica clients) {
        this.caller = caller;
        this.callerVisibility = callerVisibility;
        this.users = users;
        this.clients = clients;
    }

    /** A user: the caller, for an administrator any user of the account. */
    Author user(UUID userId) {
        var isCaller = userId.equals(caller.get().personId());
        if (!isCaller && !callerVisibility.isAdministrator()) {
            throw HoopoeException.forbidden("user_id must be your own");
        }
        if (!isCaller && users.find(userId).isEmpty()) {
            throw HoopoeException.invalid("user_id", "is not a user's id");
        }
        return Author.user(userId);
    }

    /** A client: the ticket's own, for an administrator any client of the account. */
    Author client(UUID clientId, TicketView ticket) {
        var isOwn = clients.isSame(clientId, ticket.clientId());
        if (!isOwn && !callerVisibility.isAdministrator()) {
            throw HoopoeException.forbidden("client_id must be the ticket's client");
        }
        if (isOwn) {
            return Author.client(ticket.clientId());
        }
        return clients.find(clientId)
                .map(Author::client)
                .orElseThrow(() -> HoopoeException.invalid("client_id", "is not a client's id"));
    }
}
