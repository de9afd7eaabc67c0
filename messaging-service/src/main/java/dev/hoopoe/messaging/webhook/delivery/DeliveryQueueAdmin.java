package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What administrators do to an endpoint's queue; each needs a transaction that holds the lock on the endpoint. */
@ApplicationScoped
public class DeliveryQueueAdmin {

    private static final String NOT_RUNNING = "(claimed_until IS NULL OR claimed_until <= ?)";

    private static final String DUE_NOW =
            "UPDATE webhook_delivery SET due_at = ?, tries = 0 WHERE webhook_id = ? AND due_at IS NOT NULL AND "
                    + NOT_RUNNING;

    private static final String SUPERSEDE = """
            UPDATE webhook_delivery SET status = 'superseded', due_at = NULL, finished_at = ?
            WHERE webhook_id = ? AND status = 'pending' AND position > ? AND\s""" + NOT_RUNNING;

    private static final String GO_BACK =
            "UPDATE webhook SET position = least(position, ?), pending = pending - ? WHERE id = ?";

    /** The first of each lane that has none which is due. */
    private static final String PROMOTE = """
            UPDATE webhook_delivery d SET due_at = ? WHERE webhook_id = ? AND status = 'pending'
                AND NOT EXISTS (SELECT 1 FROM webhook_delivery p WHERE p.webhook_id = d.webhook_id AND p.lane = d.lane
                    AND p.status = 'pending' AND (p.due_at IS NOT NULL OR p.id < d.id))
            """;

    private static final String AGAIN = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, position, body, lane,
                bytes, status, created_at, due_at)
            SELECT webhook_id, account_id, event_id, event_type, subject, position, body, lane, bytes, 'pending', ?,
                CASE WHEN NOT EXISTS (SELECT 1 FROM webhook_delivery p WHERE p.webhook_id = d.webhook_id
                    AND p.lane = d.lane AND p.status = 'pending') THEN ?::timestamptz END
            FROM webhook_delivery d WHERE webhook_id = ? AND id = ? AND status <> 'pending'
                AND (body IS NOT NULL OR EXISTS (SELECT 1 FROM feed_event f WHERE f.position = d.position))
            RETURNING id
            """;

    private static final String ONE_MORE = "UPDATE webhook SET pending = pending + 1 WHERE id = ?";

    private static final String ONE_DUE_NOW =
            "UPDATE webhook_delivery SET due_at = ? WHERE webhook_id = ? AND id = ? AND due_at > ? AND " + NOT_RUNNING;

    private final AgroalDataSource database;
    private final Clock clock;

    DeliveryQueueAdmin(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Everything that waits for a further attempt is due, with a schedule that begins anew. */
    public void makeAllDue(UUID webhook) {
        execute((connection, now) -> update(connection, DUE_NOW, now, webhook, now));
    }

    /**
     * Lets the feed be planned again after a position; never moves forward. What is planned from there on and does not run
     * just now is superseded, so that everything is sent in the order of the feed.
     */
    public void goBack(UUID webhook, long position) {
        execute((connection, now) -> {
            var superseded = update(connection, SUPERSEDE, now, webhook, position, now);
            update(connection, GO_BACK, position, superseded, webhook);
            return update(connection, PROMOTE, now, webhook);
        });
    }

    /** Plans a delivery that has ended once more, behind what waits in its lane; the id of the new one, or empty when its event is gone. */
    public Optional<Long> again(UUID webhook, long delivery) {
        return execute((connection, now) -> {
            try (var insert = connection.prepareStatement(AGAIN)) {
                bind(insert, now, now, webhook, delivery);
                try (var rows = insert.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    update(connection, ONE_MORE, webhook);
                    return Optional.of(rows.getLong(1));
                }
            }
        });
    }

    /** Lets a delivery that waits for its next attempt wait no longer. */
    public void makeDue(UUID webhook, long delivery) {
        execute((connection, now) -> update(connection, ONE_DUE_NOW, now, webhook, delivery, now, now));
    }

    private interface Work<T> {
        T on(Connection connection, OffsetDateTime now) throws SQLException;
    }

    private <T> T execute(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection, clock.instant().atOffset(ZoneOffset.UTC));
        } catch (SQLException e) {
            throw new DatabaseException("The queue of webhooks could not be worked on", e);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            bind(update, values);
            return update.executeUpdate();
        }
    }

    private static void bind(java.sql.PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
