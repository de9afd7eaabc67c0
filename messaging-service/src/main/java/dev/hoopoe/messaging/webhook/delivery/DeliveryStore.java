package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.sql.Batches;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.sql.Statements;
import dev.hoopoe.messaging.feed.FeedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The SQL on the table {@code webhook_delivery}; the log is read through its entity. Each statement runs on the caller's
 * connection, which decides whose rows it sees, and needs the lock on the webhook ({@link WebhookStore}) where it changes its
 * queue.
 *
 * <p>Deliveries of one ticket are a lane: at most the first of a lane has a time at which it is due.
 */
@ApplicationScoped
public class DeliveryStore {

    /** Deliveries that ended before a time. */
    static final ExpiredRows EXPIRED = new ExpiredRows("webhook_delivery", "finished_at", "webhook_id", "id");

    /** A delivery's log has its last attempts, at most this many. */
    private static final int MAX_ATTEMPTS = 20;

    private static final String NOT_RUNNING = "(claimed_until IS NULL OR claimed_until <= ?)";

    /**
     * All in one statement, since each further one costs more than the row it writes. The first of its lane is due at once,
     * the others when it has been delivered.
     */
    private static final String PLAN = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, position, lane, bytes,
                status, created_at, due_at)
            SELECT w.id, w.account_id, e.id, e.type, e.subject, e.position, e.lane, e.bytes, 'pending', w.now,
                CASE WHEN row_number() OVER (PARTITION BY e.lane ORDER BY e.number) = 1
                    AND NOT EXISTS (SELECT 1 FROM webhook_delivery p
                        WHERE p.webhook_id = w.id AND p.lane = e.lane AND p.status = 'pending') THEN w.now END
            FROM (VALUES (?::uuid, ?::text, ?::timestamptz)) w (id, account_id, now),
                unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::int[])
                    WITH ORDINALITY e (id, type, subject, position, lane, bytes, number)
            ORDER BY e.number
            """;

    /** {@code bytes}: what is before a delivery must leave room; so the first always has some. */
    private static final String CLAIM = """
            WITH due AS (
                SELECT id, sum(bytes) OVER (ORDER BY due_at, id) - bytes AS before FROM webhook_delivery
                WHERE webhook_id = ? AND due_at <= ? AND (claimed_until IS NULL OR claimed_until <= ?)
                ORDER BY due_at, id LIMIT ?
            ), claimed AS (
                UPDATE webhook_delivery d SET claim = ?, claimed_until = ? FROM due
                WHERE d.webhook_id = ? AND d.id = due.id AND due.before < ?
                RETURNING d.id, d.event_id, d.lane, d.tries, d.bytes, d.position, d.body
            )
            SELECT c.id AS delivery_id, c.event_id AS message_id, c.lane, c.tries, c.bytes, c.position AS planned, c.body,
                e.* FROM claimed c LEFT JOIN feed_event e ON e.position = c.position
            """;

    /** A success counts even when the lease ran out meanwhile; whatever else needs the claim still. */
    private static final String RECORD = """
            UPDATE webhook_delivery SET status = ?, due_at = ?, tries = ?, finished_at = ?, claim = NULL,
                claimed_until = NULL, attempts = CASE WHEN jsonb_array_length(attempts) >= %d THEN attempts - 0
                    ELSE attempts END || ?::jsonb
            WHERE webhook_id = ? AND id = ? AND status = 'pending' AND (claim = ? OR ?)
            """.formatted(MAX_ATTEMPTS);

    /** Only what this process still has claimed: a lease that ran out may be another's by now. */
    private static final String RELEASE =
            "UPDATE webhook_delivery SET claim = NULL, claimed_until = NULL WHERE webhook_id = ? AND id = ? AND claim = ?";

    private static final String NEXT_OF_LANE = """
            UPDATE webhook_delivery SET due_at = ? WHERE webhook_id = ? AND due_at IS NULL
                AND id = (SELECT id FROM webhook_delivery WHERE webhook_id = ? AND lane = ? AND status = 'pending'
                    ORDER BY id LIMIT 1)
            """;

    private static final String ALL_DUE =
            "UPDATE webhook_delivery SET due_at = ?, tries = 0 WHERE webhook_id = ? AND due_at IS NOT NULL AND "
                    + NOT_RUNNING;

    private static final String ONE_DUE =
            "UPDATE webhook_delivery SET due_at = ? WHERE webhook_id = ? AND id = ? AND due_at > ? AND " + NOT_RUNNING;

    private static final String SUPERSEDE = """
            UPDATE webhook_delivery SET status = 'superseded', due_at = NULL, finished_at = ?
            WHERE webhook_id = ? AND status = 'pending' AND position > ? AND\s""" + NOT_RUNNING;

    /** The first of each lane that has none which is due. */
    private static final String NEXT_OF_ALL_LANES = """
            UPDATE webhook_delivery d SET due_at = ? WHERE webhook_id = ? AND status = 'pending'
                AND NOT EXISTS (SELECT 1 FROM webhook_delivery p WHERE p.webhook_id = d.webhook_id AND p.lane = d.lane
                    AND p.status = 'pending' AND (p.due_at IS NOT NULL OR p.id < d.id))
            """;

    private static final String REPEAT = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, position, body, lane,
                bytes, status, created_at, due_at)
            SELECT webhook_id, account_id, event_id, event_type, subject, position, body, lane, bytes, 'pending', ?,
                CASE WHEN NOT EXISTS (SELECT 1 FROM webhook_delivery p WHERE p.webhook_id = d.webhook_id
                    AND p.lane = d.lane AND p.status = 'pending') THEN ?::timestamptz END
            FROM webhook_delivery d WHERE webhook_id = ? AND id = ? AND status <> 'pending'
                AND (body IS NOT NULL OR EXISTS (SELECT 1 FROM feed_event f WHERE f.position = d.position))
            RETURNING id
            """;

    private static final String STORE_TEST = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, body, lane, bytes, status,
                tries, attempts, created_at, finished_at)
            SELECT id, account_id, ?, ?, ?, ?, 'test/' || ?, ?, ?, 1, ?::jsonb, ?, ? FROM webhook WHERE id = ?
            RETURNING id
            """;

    void plan(Connection connection, QueuedWebhook webhook, List<FeedEvent> events, OffsetDateTime now)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(PLAN)) {
            insert.setObject(1, webhook.endpoint().webhook());
            insert.setString(2, webhook.account());
            insert.setObject(3, now);
            insert.setArray(4, column(connection, "uuid", events, FeedEvent::id));
            insert.setArray(5, column(connection, "text", events, FeedEvent::type));
            insert.setArray(6, column(connection, "text", events, FeedEvent::subject));
            insert.setArray(7, column(connection, "bigint", events, FeedEvent::position));
            insert.setArray(8, column(connection, "text", events, DeliveryStore::laneOf));
            insert.setArray(9, column(connection, "integer", events, FeedEvent::bytes));
            insert.executeUpdate();
        }
    }

    private static Array column(
            Connection connection, String type, List<FeedEvent> events, Function<FeedEvent, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }

    /** A ticket's events and its messages' are one lane; other things have one each. */
    private static String laneOf(FeedEvent event) {
        return event.ticketId() == null
                ? CloudEvents.aggregateOf(event.type()) + "/" + event.subject()
                : "ticket/" + event.ticketId();
    }

    /** Makes something of a row. */
    interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }

    /** What is due for a process, which no other may attempt until then; rows have the columns of the event, too. */
    <T> List<T> claim(Connection connection, Lease lease, OffsetDateTime now, RowReader<T> reader) throws SQLException {
        try (var update = connection.prepareStatement(CLAIM)) {
            Statements.bind(
                    update,
                    lease.webhook(),
                    now,
                    now,
                    lease.attempts(),
                    lease.claim(),
                    lease.until(),
                    lease.webhook(),
                    lease.bytes());
            var claimed = new ArrayList<T>();
            try (var rows = update.executeQuery()) {
                while (rows.next()) {
                    claimed.add(reader.read(rows));
                }
            }
            return claimed;
        }
    }

    /** A claim to deliveries of a webhook: how many at most, and of how many bytes. */
    record Lease(UUID webhook, UUID claim, OffsetDateTime until, int attempts, long bytes) {}

    /**
     * What became of a delivery.
     *
     * @param dueAt of the next attempt; null after the last
     * @param finishedAt null before the last attempt
     * @param attempts JSON of those to be added to the log
     */
    record Result(CompletedAttempt completed, OffsetDateTime dueAt, OffsetDateTime finishedAt, String attempts) {}

    /** For each of them whether it counted: one whose claim is another's by now does only as a success. */
    List<Boolean> record(Connection connection, List<Result> results) throws SQLException {
        try (var update = connection.prepareStatement(RECORD)) {
            for (var result : results) {
                bind(update, result);
                update.addBatch();
            }
            var counted = new ArrayList<Boolean>();
            for (var rows : Batches.execute(update)) {
                counted.add(rows > 0);
            }
            return counted;
        }
    }

    private static void bind(PreparedStatement update, Result result) throws SQLException {
        var completed = result.completed();
        update.setString(1, completed.status());
        update.setObject(2, result.dueAt(), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setInt(3, completed.claim().tries() + 1);
        update.setObject(4, result.finishedAt(), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setString(5, result.attempts());
        update.setObject(6, completed.webhook());
        update.setLong(7, completed.claim().id());
        update.setObject(8, completed.claim().claim());
        update.setBoolean(9, completed.isDelivered());
    }

    /** Ends leases before their time, so that another process may attempt the deliveries at once. */
    void release(Connection connection, Collection<Claim> claims) throws SQLException {
        for (var claim : claims) {
            Statements.update(connection, RELEASE, claim.endpoint().webhook(), claim.id(), claim.claim());
        }
    }

    /** Makes the next delivery of each lane due of which one has ended. */
    void makeNextDue(Connection connection, List<CompletedAttempt> ended, OffsetDateTime now) throws SQLException {
        try (var update = connection.prepareStatement(NEXT_OF_LANE)) {
            for (var one : ended) {
                Statements.bind(
                        update, now, one.webhook(), one.webhook(), one.claim().lane());
                update.addBatch();
            }
            Batches.execute(update);
        }
    }

    /** Whatever waits for a further attempt is due, with a schedule that begins again. */
    void makeAllDue(Connection connection, UUID webhook, OffsetDateTime now) throws SQLException {
        Statements.update(connection, ALL_DUE, now, webhook, now);
    }

    /** A delivery that waits for its next attempt is due. */
    void makeDue(Connection connection, UUID webhook, long delivery, OffsetDateTime now) throws SQLException {
        Statements.update(connection, ONE_DUE, now, webhook, delivery, now, now);
    }

    /** Ends what was planned after a position and does not run just now; returns how many. */
    int supersede(Connection connection, UUID webhook, long position, OffsetDateTime now) throws SQLException {
        return Statements.update(connection, SUPERSEDE, now, webhook, position, now);
    }

    /** Makes the next delivery due of each lane that has none which is. */
    void makeNextDueInAllLanes(Connection connection, UUID webhook, OffsetDateTime now) throws SQLException {
        Statements.update(connection, NEXT_OF_ALL_LANES, now, webhook);
    }

    /** Copies a delivery that has ended into the queue; the id of the copy, empty when its event has been removed. */
    Optional<Long> repeat(Connection connection, UUID webhook, long delivery, OffsetDateTime now) throws SQLException {
        return insert(connection, REPEAT, now, now, webhook, delivery);
    }

    /** Logs a test, which is attempted once and outside of the queue; empty when the webhook has been deleted. */
    public Optional<Long> storeTest(Connection connection, UUID webhook, TestDelivery test) throws SQLException {
        return insert(
                connection,
                STORE_TEST,
                test.message().id(),
                test.type(),
                webhook.toString(),
                test.message().body(),
                test.message().id().toString(),
                test.bytes(),
                test.status(),
                test.attempts(),
                test.startedAt(),
                test.finishedAt(),
                webhook);
    }

    private static Optional<Long> insert(Connection connection, String sql, Object... values) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            Statements.bind(insert, values);
            try (var rows = insert.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }
}
