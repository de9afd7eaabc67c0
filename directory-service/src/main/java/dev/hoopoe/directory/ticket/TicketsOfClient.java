package dev.hoopoe.directory.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.PoisonEventException;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.sql.NativeQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
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
    private final EntityManager entities;
    private final CurrentCaller caller;

    TicketsOfClient(ReplicaStore store, ObjectMapper mapper, EntityManager entities, CurrentCaller caller) {
        // ticket-service must not be called: calls run one way only.
        this.replica = new Replica<>(
                store, TABLE, TicketView.class, id -> Optional.empty(), ticket -> clientOf(ticket, mapper));
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

    void applyAll(List<ReceivedEvent> events) {
        replica.applyAll(events);
    }

    private static JsonNode clientOf(JsonNode ticket, ObjectMapper mapper) {
        try {
            return mapper.valueToTree(mapper.treeToValue(ticket, TicketView.class));
        } catch (JsonProcessingException e) {
            throw new PoisonEventException("A ticket's client is not readable", e);
        }
    }
}
