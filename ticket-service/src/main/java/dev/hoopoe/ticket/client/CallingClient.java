package dev.hoopoe.ticket.client;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The client in whose name the caller opens tickets: the caller itself, or the client that stands for a user. May ask
 * directory-service, so call it outside of transactions.
 */
@ApplicationScoped
public class CallingClient {

    private final CurrentCaller caller;
    private final Replica<ClientView> clients;
    private final Directory directory;

    CallingClient(CurrentCaller caller, Replica<ClientView> clients, Directory directory) {
        this.caller = caller;
        this.clients = clients;
        this.directory = directory;
    }

    /** Refuses with 401 a client or user who was deleted. */
    public UUID id() {
        if (caller.get().isClient()) {
            requireKnown();
            return caller.get().personId();
        }
        return directory.clientOfUser(caller.get().id()).map(this::store).orElseThrow(CallingClient::gone);
    }

    /** Refuses with 401 a client who was deleted; lets users pass. */
    public void requireKnown() {
        if (caller.get().isClient() && clients.find(caller.get().id()).isEmpty()) {
            throw gone();
        }
    }

    private UUID store(VersionedSnapshot client) {
        var id = client.snapshot().path("id").asText();
        clients.put(id, client);
        return UUID.fromString(id);
    }

    private static HoopoeException gone() {
        return new HoopoeException(ErrorKind.UNAUTHENTICATED, "The user of this access token was deleted");
    }
}
