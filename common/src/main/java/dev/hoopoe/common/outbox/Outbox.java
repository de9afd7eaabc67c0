package dev.hoopoe.common.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.Actor;
import dev.hoopoe.common.event.Change;
import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.event.CurrentTrace;
import dev.hoopoe.common.event.DomainEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stores an event in the caller's transaction: it is published if and only if that commits.
 *
 * <p>The change is flushed first, so the aggregate's row is locked before the event gets its position: events of one
 * aggregate are in the order of their versions even with concurrent writers.
 */
@ApplicationScoped
public class Outbox {

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at, traceparent, payload, tombstone)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** The type of a row that is not an event; it is not published. */
    private static final String TOMBSTONE = "tombstone";

    /** Characters of payload; larger events have no values in their changes. */
    private static final int ABRIDGED_ABOVE = 1_000_000;

    /** Bytes of payload: the 25 MB of a request, and what JSON escaping and the other fields add. */
    private static final int MAX_PAYLOAD = 33 * 1024 * 1024;

    private final AgroalDataSource database;
    private final EntityManager entities;
    private final TransactionSynchronizationRegistry transactions;
    private final ObjectMapper mapper;
    private final CurrentCaller caller;
    private final CurrentTrace trace;
    private final Clock clock;
    private final OutboxRelay relay;

    Outbox(
            AgroalDataSource database,
            EntityManager entities,
            TransactionSynchronizationRegistry transactions,
            ObjectMapper mapper,
            CurrentCaller caller,
            CurrentTrace trace,
            Clock clock,
            OutboxRelay relay) {
        this.database = database;
        this.entities = entities;
        this.transactions = transactions;
        this.mapper = mapper;
        this.caller = caller;
        this.trace = trace;
        this.clock = clock;
        this.relay = relay;
    }

    /** Appends an event of the current account; needs a transaction. */
    public void append(DomainEvent event) {
        requireTransaction();
        entities.flush();
        insert(
                event.aggregate(),
                event.aggregateId(),
                CloudEvents.type(event.aggregate(), event.name()),
                event.sequence(),
                payloadOf(event),
                event.last());
    }

    /**
     * Appends a record without a value, so that compaction removes an aggregate whose end is in another aggregate's event;
     * needs a transaction.
     */
    public void appendTombstone(String aggregate, String aggregateId, long sequence) {
        requireTransaction();
        insert(aggregate, aggregateId, TOMBSTONE, sequence, null, true);
    }

    private void requireTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("An event needs the transaction of its change");
        }
    }

    private void insert(
            String aggregate, String aggregateId, String type, long sequence, String payload, boolean tombstone) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, UuidCreator.getTimeOrderedEpochPlus1());
            insert.setString(2, aggregate);
            insert.setString(3, aggregateId);
            insert.setString(4, type);
            insert.setString(5, caller.accountId());
            insert.setLong(6, sequence);
            insert.setObject(7, OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC));
            insert.setString(8, trace.traceParent());
            insert.setString(9, payload);
            insert.setBoolean(10, tombstone);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The event could not be written", e);
        }
        transactions.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private String payloadOf(DomainEvent event) {
        var actor = Actor.of(caller.get());
        try {
            var payload = mapper.writeValueAsString(new Body(event.snapshot(), event.changes(), actor));
            if (payload.length() > ABRIDGED_ABOVE) {
                payload = mapper.writeValueAsString(new Body(event.snapshot(), abridged(event), actor));
                checkPublishable(payload);
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw new DatabaseException("The event could not be serialised", e);
        }
    }

    /** An event that the broker refuses would block all events after it. */
    private static void checkPublishable(String payload) {
        var size = payload.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_PAYLOAD) {
            throw new HoopoeException(
                    ErrorKind.TOO_LARGE,
                    "The change is too large for one event: " + size + " bytes, at most " + MAX_PAYLOAD);
        }
    }

    /** A large event names the changed fields without their values, where the snapshot has the new value anyway. */
    private static Map<String, Change> abridged(DomainEvent event) {
        var whole = event.changesBesideSnapshot();
        var changes = new TreeMap<>(event.changes());
        changes.replaceAll((name, change) -> whole.contains(name) ? change : new Change(null, null));
        return changes;
    }

    private record Body(Object snapshot, Map<String, Change> changes, Actor actor) {}

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to prepare: the event is a row of this transaction.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
