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

/** Clients by number, for dialects that count; may ask a neighbour, so never within a transaction. */
@ApplicationScoped
public class ClientNumbers {

    private static final String NUMBER = "number";

    private final Replica<ClientView> clients;
    private final Directory directory;

    ClientNumbers(Replica<ClientView> clients, Directory directory) {
        this.clients = clients;
        this.directory = directory;
    }

    /** Of the client it leads to after merges; empty for one who is not known here, who then has no ticket either. */
    public Optional<UUID> find(long number) {
        return clients.findBy(NUMBER, Long.toString(number)).map(ClientView::id);
    }

    /** A client is made up for a number that nobody has. */
    public UUID findOrCreate(long number) {
        return find(number).orElseGet(() -> store(directory.clientWithNumber(number)));
    }

    /** A new client who stands for somebody unknown. */
    public UUID create() {
        return store(directory.newClient());
    }

    /** By id; without clients that are gone. */
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
