package dev.hoopoe.directory.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Says whether a client owns tickets, as far as they were heard of: one that was opened a moment ago may be missing. */
@ApplicationScoped
public class TicketsOfClient {

    static final String TABLE = "ticket_replica";

    /** Index ticket_replica_client holds the expression. */
    private static final String EXIST = """
            SELECT EXISTS (SELECT 1 FROM ticket_replica
                WHERE account_id = :account AND body ->> 'client_id' = ANY (:clients) AND NOT deleted)
            """;

    private final Replica<TicketView> replica;
    private final ObjectMapper mapper;
    private final EntityManager entities;
    private final CurrentCaller caller;

    TicketsOfClient(ReplicaStore store, ObjectMapper mapper, EntityManager entities, CurrentCaller caller) {
        // ticket-service stands up the line and may not be asked.
        this.replica = new Replica<>(store, TABLE, TicketView.class, id -> Optional.empty());
        this.mapper = mapper;
        this.entities = entities;
        this.caller = caller;
    }

    /** Whether one of these clients owns tickets. */
    public boolean exist(Collection<UUID> clientIds) {
        return NativeQueries.scalar(entities, EXIST, "exists", Boolean.class)
                .setParameter("account", caller.accountId())
                .setParameter("clients", clientIds.stream().map(UUID::toString).toArray(String[]::new))
                .getSingleResult();
    }

    /** Keeps nothing of the ticket but its client. */
    void apply(ReceivedEvent event) {
        if (event.isDeletion()) {
            replica.apply(event);
        } else {
            var view = mapper.valueToTree(event.snapshotAs(TicketView.class));
            replica.put(event.subject(), new VersionedSnapshot(event.sequence(), view));
        }
    }
}
