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
import dev.hoopoe.common.sql.Batches;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at, traceparent, payload, tombstone,
                republished)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
        appendAll(List.of(new Traced(event, trace.traceParent())));
    }

    /**
     * An event in the trace of what caused it.
     *
     * @param traceparent null outside of a trace
     */
    public record Traced(DomainEvent event, String traceparent) {}

    /** As {@link #append}, of several events by one round trip, in their order. */
    public void appendAll(List<Traced> events) {
        requireTransaction();
        entities.flush();
        insert(events.stream().map(traced -> rowOf(traced, false)).toList());
    }

    /**
     * Appends states of aggregates that were published before: nothing has changed. Needs a transaction, in which the
     * aggregates are locked.
     */
    public void republishAll(List<? extends DomainEvent> states) {
        requireTransaction();
        insert(states.stream()
                .map(state -> rowOf(new Traced(state, trace.traceParent()), true))
                .toList());
    }

    /**
     * Appends a record without a value, so that compaction removes an aggregate whose end is in another aggregate's event;
     * needs a transaction.
     */
    public void appendTombstone(String aggregate, String aggregateId, long sequence) {
        requireTransaction();
        insert(List.of(
                new NewRow(aggregate, aggregateId, TOMBSTONE, sequence, trace.traceParent(), null, true, false)));
    }

    private void requireTransaction() {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("An event needs the transaction of its change");
        }
    }

    private NewRow rowOf(Traced traced, boolean republished) {
        var event = traced.event();
        return new NewRow(
                event.aggregate(),
                event.aggregateId(),
                CloudEvents.type(event.aggregate(), event.name()),
                event.sequence(),
                traced.traceparent(),
                payloadOf(event),
                event.last(),
                republished);
    }

    private void insert(List<NewRow> rows) {
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                bind(insert, row, now);
                insert.addBatch();
            }
            Batches.execute(insert);
        } catch (SQLException e) {
            throw new DatabaseException("The event could not be written", e);
        }
        transactions.registerInterposedSynchronization(new WakeAfterCommit());
    }

    private void bind(PreparedStatement insert, NewRow row, OffsetDateTime now) throws SQLException {
        insert.setObject(1, UuidCreator.getTimeOrderedEpochPlus1());
        insert.setString(2, row.aggregate());
        insert.setString(3, row.aggregateId());
        insert.setString(4, row.type());
        insert.setString(5, caller.accountId());
        insert.setLong(6, row.sequence());
        insert.setObject(7, now);
        insert.setString(8, row.traceparent());
        insert.setString(9, row.payload());
        insert.setBoolean(10, row.tombstone());
        insert.setBoolean(11, row.republished());
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

    private record NewRow(
            String aggregate,
            String aggregateId,
            String type,
            long sequence,
            String traceparent,
            String payload,
            boolean tombstone,
            boolean republished) {}

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
