package dev.hoopoe.ticket.client;

import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.ticket.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Clients by number, for dialects whose ids are numbers. May ask directory-service, so call it outside of transactions.
 */
@ApplicationScoped
public class ClientNumbers {

    private static final String NUMBER = "number";

    private final Replica<ClientView> clients;
    private final Directory directory;

    ClientNumbers(Replica<ClientView> clients, Directory directory) {
        this.clients = clients;
        this.directory = directory;
    }

    /** After a merge, the id of the survivor. Empty for a client without a replica, who has no ticket either. */
    public Optional<UUID> find(long number) {
        return clients.findBy(NUMBER, Long.toString(number)).map(ClientView::id);
    }

    /** Creates a placeholder for a number that no client has. */
    public UUID findOrCreate(long number) {
        return find(number).orElseGet(() -> store(directory.clientWithNumber(number)));
    }

    /** A new placeholder for an unknown person. */
    public UUID create() {
        return store(directory.newClient());
    }

    /** The numbers by client id, without deleted clients. */
    public Map<UUID, Long> of(Collection<UUID> ids) {
        var numbers = new HashMap<UUID, Long>();
        clients.findAll(ids.stream().map(UUID::toString).distinct().toList())
                .forEach((id, client) -> numbers.put(UUID.fromString(id), client.number()));
        return numbers;
    }

    private UUID store(VersionedSnapshot client) {
        var id = client.snapshot().path("id").asText();
        clients.put(id, client);
        return UUID.fromString(id);
    }
}
