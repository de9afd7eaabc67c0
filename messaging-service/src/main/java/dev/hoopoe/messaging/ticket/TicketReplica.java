package dev.hoopoe.messaging.ticket;

import dev.hoopoe.common.event.CurrentTrace;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.Replica;
import dev.hoopoe.common.replica.ReplicaStore;
import dev.hoopoe.common.replica.VersionedSnapshot;
import dev.hoopoe.common.restclient.PeerClients;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.web.NotFoundAnswers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** The account's tickets, from events; an unknown one is read from ticket-service once. */
@ApplicationScoped
public class TicketReplica {

    static final String TABLE = "ticket_replica";

    private static final String LOCK = """
            SELECT 1 FROM ticket_replica WHERE account_id = ? AND ticket_id = ? AND NOT deleted FOR NO KEY UPDATE
            """;

    private static final String HOLD = """
            SELECT 1 FROM ticket_replica WHERE account_id = ? AND body ->> 'uid' = ? AND NOT deleted FOR SHARE
            """;

    private final Replica<TicketView> replica;
    private final TicketClient owner;
    private final Event<TicketsReceived> received;
    private final Event<TicketNoted> noted;
    private final AgroalDataSource database;
    private final CurrentCaller caller;
    private final CurrentTrace trace;

    TicketReplica(
            ReplicaStore store,
            PeerClients peers,
            Event<TicketsReceived> received,
            Event<TicketNoted> noted,
            AgroalDataSource database,
            CurrentCaller caller,
            CurrentTrace trace) {
        // Read through here and not by the replica: an answer is stored together with its first text.
        this.replica = new Replica<>(store, TABLE, TicketView.class, id -> Optional.empty());
        this.owner = peers.ticket(TicketClient.class);
        this.received = received;
        this.noted = noted;
        this.database = database;
        this.caller = caller;
        this.trace = trace;
    }

    /** The ticket of the caller's account; may call ticket-service, so no lock should be held yet. */
    public Optional<TicketView> find(long id) {
        var known = replica.find(Long.toString(id));
        return known.isPresent() ? known : fetch(id).flatMap(owned -> store(id, owned));
    }

    /** The known ones of these tickets, by id. */
    public Map<Long, TicketView> findAllKnown(Collection<Long> ids) {
        var texts = ids.stream().map(id -> Long.toString(id)).distinct().toList();
        return replica.findAllKnown(texts).values().stream()
                .collect(Collectors.toMap(TicketView::id, Function.identity()));
    }

    /** The known ticket of this {@code uid}. */
    Optional<TicketView> findByUid(UUID uid) {
        return replica.findBy("uid", uid.toString());
    }

    /**
     * Opens a ticket at ticket-service, in the caller's account, and stores it at once; empty when the channel has a ticket
     * of this external id already.
     */
    public Optional<TicketView> open(NewTicket ticket) {
        try {
            var owned = owner.open(ticket);
            return store(owned.snapshot().path("id").longValue(), owned);
        } catch (ClientWebApplicationException e) {
            if (e.getResponse().getStatus() == Status.CONFLICT.getStatusCode()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Reads a ticket of the caller's account from ticket-service because an event is ahead of the replica; one that does not
     * exist there is stored as deleted.
     *
     * @param version the least that the event proves
     */
    public void catchUp(long id, long version) {
        fetch(id).ifPresentOrElse(owned -> store(id, owned), () -> replica.remove(Long.toString(id), version));
    }

    /** Locks a ticket against other writers until the transaction ends; false when it is unknown or deleted. */
    public boolean lock(long id) {
        return lock(LOCK, id);
    }

    /** Keeps the ticket of this {@code uid} from being deleted until the transaction ends; false when it is unknown or deleted. */
    public boolean hold(UUID uid) {
        return lock(HOLD, uid.toString());
    }

    private boolean lock(String sql, Object ticket) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, caller.accountId());
            select.setObject(2, ticket);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The ticket could not be locked", e);
        }
    }

    /** Applies events of one account; returns the ids of the tickets of which the replica had an older version. */
    Set<String> applyAll(List<ReceivedEvent> events) {
        var newer = replica.applyAll(events);
        var existing = events.stream()
                .filter(event -> !event.isDeletion())
                .map(event -> new TicketsReceived.Ticket(event.snapshotAs(TicketView.class), event.traceparent()))
                .toList();
        received.fire(new TicketsReceived(existing));
        events.stream().filter(TicketNoted::isIn).forEach(event -> {
            trace.continueFrom(event.traceparent());
            noted.fire(TicketNoted.of(event));
        });
        return newer;
    }

    /** Stores a ticket that has no description, in the caller's transaction; true when it was not known. */
    boolean insert(VersionedSnapshot owned) {
        return replica.insert(owned.snapshot().path("id").asText(), owned);
    }

    /** Marks a ticket as deleted that ticket-service has deleted; its event does the rest. */
    void removed(long id) {
        replica.remove(Long.toString(id), Long.MAX_VALUE);
    }

    Optional<TicketView> store(long id, VersionedSnapshot owned) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            replica.put(Long.toString(id), owned);
            var ticket = replica.find(Long.toString(id));
            ticket.ifPresent(view -> received.fire(TicketsReceived.of(view, trace.traceParent())));
            return ticket;
        });
    }

    private Optional<VersionedSnapshot> fetch(long id) {
        return NotFoundAnswers.emptyIfNotFound(() -> owner.get(id));
    }
}
