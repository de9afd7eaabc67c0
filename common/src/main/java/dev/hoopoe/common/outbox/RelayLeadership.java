package dev.hoopoe.common.outbox;

import dev.hoopoe.common.event.EventSpans;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The right to publish a database's outbox, and its use: an advisory lock on a connection of its own, so
 * that the right ends with the connection.
 */
final class RelayLeadership implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RelayLeadership.class);

    /** "hoopoe" in ASCII; a database has one outbox, so one lock. */
    private static final AdvisoryLock LOCK = AdvisoryLock.numbered(0x686f6f706f65L);

    /**
     * Sizes are summed before any payload is fetched: an event may have 33 MB. The last condition holds for the first event,
     * which is read however large it is.
     */
    private static final String NEXT = """
            SELECT * FROM (
                SELECT few.*, sum(coalesce(octet_length(payload), 0)) OVER (ORDER BY position) AS bytes
                FROM (
                    SELECT position, id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at,
                        traceparent, payload, tombstone, republished
                    FROM outbox ORDER BY position LIMIT ?) few) sized
            WHERE bytes <= ? OR bytes = coalesce(octet_length(payload), 0) ORDER BY position
            """;

    /**
     * Returns before the commit is on the disk: a deletion that a crash of the database undoes lets the events be published
     * twice, which they may be. The setting is this statement's alone.
     */
    private static final String REMOVE = """
            WITH setting AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
            DELETE FROM outbox USING setting WHERE position = ANY (?)
            """;

    private final Connection connection;
    private final Map<String, Object> kafkaSettings;
    private final OutboxConfig config;
    private final OutboxMetrics metrics;
    private final EventSpans spans;
    private boolean locked;
    private EventPublisher publisher;

    RelayLeadership(
            CrossAccountConnections database,
            Map<String, Object> kafkaSettings,
            OutboxConfig config,
            OutboxMetrics metrics,
            EventSpans spans)
            throws SQLException {
        this.kafkaSettings = kafkaSettings;
        this.config = config;
        this.metrics = metrics;
        this.spans = spans;
        this.connection = database.getConnection();
    }

    /** Whether this replica has the lock; tries to acquire it if not. */
    boolean acquire() throws SQLException {
        if (!locked && LOCK.tryLockForConnection(connection)) {
            locked = true;
            LOG.info("This replica relays the outbox");
            publisher = new EventPublisher(kafkaSettings, config.source(), spans);
            publisher.showIn(metrics);
        }
        return locked;
    }

    /** Publishes the oldest events and removes them; returns how many. Throws when the connection, and with it the lock, is lost. */
    int publishBatch() throws SQLException {
        var batch = nextBatch();
        metrics.setOldest(batch.isEmpty() ? null : batch.get(0).occurredAt());
        if (!batch.isEmpty()) {
            var published = publisher.publish(batch, this::isConnected);
            remove(batch.subList(0, published));
            metrics.published(published);
            return published;
        }
        return 0;
    }

    /** A replica without the lock still knows how old the outbox is, for when it takes over. */
    void observe() throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("SELECT occurred_at FROM outbox ORDER BY position LIMIT 1")) {
            metrics.setOldest(rows.next() ? OutboxRow.timeOf(rows) : null);
        }
    }

    private List<OutboxRow> nextBatch() throws SQLException {
        try (var select = connection.prepareStatement(NEXT)) {
            select.setInt(1, config.batchSize());
            select.setLong(2, config.batchBytes().asLongValue());
            try (var rows = select.executeQuery()) {
                var batch = new ArrayList<OutboxRow>();
                while (rows.next()) {
                    batch.add(OutboxRow.read(rows));
                }
                return batch;
            }
        }
    }

    private void remove(List<OutboxRow> published) throws SQLException {
        var positions = published.stream().map(OutboxRow::position).toArray();
        try (var delete = connection.prepareStatement(REMOVE)) {
            delete.setArray(1, connection.createArrayOf("bigint", positions));
            delete.executeUpdate();
        }
    }

    private boolean isConnected() {
        try (var statement = connection.createStatement()) {
            return statement.execute("SELECT true");
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (publisher != null) {
                publisher.close();
            }
            if (locked) {
                LOCK.release(connection);
            }
        }
    }
}
