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

/** Answers whether a client owns tickets, from a replica: a recently opened ticket may be missing. */
@ApplicationScoped
public class TicketsOfClient {

    static final String TABLE = "ticket_replica";

    /** Uses the index ticket_replica_client. */
    private static final String EXIST = """
            SELECT EXISTS (SELECT 1 FROM ticket_replica
                WHERE account_id = :account AND body ->> 'client_id' = ANY (:clients) AND NOT deleted)
            """;

    private final Replica<TicketView> replica;
    private final ObjectMapper mapper;
    private final EntityManager entities;
    private final CurrentCaller caller;

    TicketsOfClient(ReplicaStore store, ObjectMapper mapper, EntityManager entities, CurrentCaller caller) {
        // ticket-service must not be called: calls run one way only.
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

    /** Stores only the ticket's client. */
    void apply(ReceivedEvent event) {
        if (event.isDeletion()) {
            replica.apply(event);
        } else {
            var view = mapper.valueToTree(event.snapshotAs(TicketView.class));
            replica.put(event.subject(), new VersionedSnapshot(event.sequence(), view));
        }
    }
}
