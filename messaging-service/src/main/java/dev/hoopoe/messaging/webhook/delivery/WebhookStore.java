package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.common.sql.Statements;
import dev.hoopoe.messaging.attribute.WithheldFields;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The SQL on the table {@code webhook}; what administrators read and write of a webhook itself goes through its entity. Each
 * statement runs on the caller's connection, which decides whose rows it sees.
 *
 * <p>Whatever changes a webhook's queue holds the lock on its row: the weaker one, since deliveries refer to that row.
 */
@ApplicationScoped
class WebhookStore {

    private static final String READY = """
            SELECT * FROM (SELECT id,
                    verified AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.due_at <= ?
                        AND (d.claimed_until IS NULL OR d.claimed_until <= ?)) AS due,
                    pending < ? AND EXISTS (SELECT 1 FROM feed_event f
                        WHERE f.account_id = w.account_id AND f.position > w.position) AS behind
                FROM webhook w WHERE state = 'active' AND NOT EXISTS (SELECT 1 FROM inactive_account i WHERE i.id = w.account_id)) waiting
            WHERE due OR behind
            """;

    private static final String LOCK_IF_FREE = """
            SELECT *, withheld_fields(account_id, true) AS withheld FROM webhook w WHERE id = ? AND state = 'active'
                AND NOT EXISTS (SELECT 1 FROM inactive_account i WHERE i.id = w.account_id) FOR NO KEY UPDATE OF w SKIP LOCKED""";

    private static final String LOCK_ALL = "SELECT id FROM webhook WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private static final String MOVE = "UPDATE webhook SET position = ?, pending = pending + ? WHERE id = ?";

    private static final String MISS = """
            UPDATE webhook SET missed_after = least(missed_after, ?), missed_through = greatest(missed_through, ?)
            WHERE id = ?""";

    private static final String REWIND =
            "UPDATE webhook SET position = least(position, ?), pending = pending - ? WHERE id = ?";

    private static final String ADD_PENDING = "UPDATE webhook SET pending = pending + 1 WHERE id = ?";

    private static final String RECORD = """
            UPDATE webhook SET pending = pending - ?,
                failing_since = CASE WHEN ? THEN NULL WHEN ? THEN coalesce(failing_since, ?) ELSE failing_since END,
                missed_after = least(missed_after, ?), missed_through = greatest(missed_through, ?)
            WHERE id = ?
            """;

    private static final String STOP =
            "UPDATE webhook SET state = ?, state_reason = ?, updated_at = ? WHERE id = ? AND state = 'active'";

    /** Only while nothing after the position has been removed: what is not there then has never been there. */
    private static final String SKIP_OTHERS = """
            UPDATE webhook w SET position = ? WHERE position < ? AND position >= (SELECT removed_through FROM feed_floor)
                AND NOT EXISTS (SELECT 1 FROM feed_event f
                    WHERE f.account_id = w.account_id AND f.position > w.position AND f.position <= ?)
            """;

    private static final String BACKLOG = """
            SELECT (SELECT coalesce(sum(pending), 0) FROM webhook),
                (SELECT coalesce(extract(epoch FROM ?::timestamptz - min(first)), 0) FROM (
                    SELECT (SELECT min(due_at) FROM webhook_delivery d WHERE d.webhook_id = w.id) AS first
                    FROM webhook w WHERE state = 'active' AND verified
                        AND NOT EXISTS (SELECT 1 FROM inactive_account i WHERE i.id = w.account_id)) due WHERE first < ?)
            """;

    private final SecretStore secrets;
    private final ObjectMapper mapper;

    WebhookStore(SecretStore secrets, ObjectMapper mapper) {
        this.secrets = secrets;
        this.mapper = mapper;
    }

    /** Active webhooks, of accounts that are not suspended, that have deliveries due, or events to be planned while fewer than {@code maxPending} wait. */
    List<ReadyEndpoint> ready(Connection connection, int maxPending, OffsetDateTime now) throws SQLException {
        try (var select = connection.prepareStatement(READY)) {
            Statements.bind(select, now, now, maxPending);
            var ready = new ArrayList<ReadyEndpoint>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ready.add(new ReadyEndpoint(
                            rows.getObject("id", UUID.class), rows.getBoolean("due"), rows.getBoolean("behind")));
                }
            }
            return ready;
        }
    }

    /** Empty when another transaction has the lock, or when the webhook is not active any more. */
    Optional<QueuedWebhook> tryLock(Connection connection, UUID webhook, OffsetDateTime now) throws SQLException {
        try (var select = connection.prepareStatement(LOCK_IF_FREE)) {
            Statements.bind(select, webhook);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows, now)) : Optional.empty();
            }
        }
    }

    /** Waits for all of them, in the order of their ids, so that two transactions do not deadlock. */
    void lockAll(Connection connection, Collection<UUID> webhooks) throws SQLException {
        try (var select = connection.prepareStatement(LOCK_ALL)) {
            select.setArray(1, connection.createArrayOf("uuid", webhooks.toArray()));
            select.execute();
        }
    }

    /** The feed has been planned up to a position, which has made some deliveries. */
    void move(Connection connection, UUID webhook, long position, int planned) throws SQLException {
        Statements.update(connection, MOVE, position, planned, webhook);
    }

    /** Events after one position and up to another were removed from the feed before they could be planned. */
    void miss(Connection connection, UUID webhook, long after, long through) throws SQLException {
        Statements.update(connection, MISS, after, through, webhook);
    }

    /** Lets the feed be planned again after a position; never moves forward. */
    void rewind(Connection connection, UUID webhook, long position, int superseded) throws SQLException {
        Statements.update(connection, REWIND, position, superseded, webhook);
    }

    void addPending(Connection connection, UUID webhook) throws SQLException {
        Statements.update(connection, ADD_PENDING, webhook);
    }

    void record(Connection connection, EndpointHealthUpdate health, OffsetDateTime now) throws SQLException {
        try (var update = connection.prepareStatement(RECORD)) {
            update.setInt(1, health.ended());
            update.setBoolean(2, health.succeeded());
            update.setBoolean(3, health.failed());
            update.setObject(4, now);
            update.setObject(5, health.missedAfter(), Types.BIGINT);
            update.setObject(6, health.missedThrough(), Types.BIGINT);
            update.setObject(7, health.webhook());
            update.executeUpdate();
        }
    }

    /** Stops an active webhook, until an administrator resumes it; false when it was not active. */
    boolean stop(Connection connection, UUID webhook, String state, String reason, OffsetDateTime now)
            throws SQLException {
        return Statements.update(connection, STOP, state, reason, now, webhook) > 0;
    }

    /** Moves all webhooks up to a position for whose accounts there is no event before it. */
    void skipOtherAccounts(Connection connection, long position) throws SQLException {
        Statements.update(connection, SKIP_OTHERS, position, position, position);
    }

    /**
     * What waits, of all webhooks.
     *
     * @param pending deliveries
     * @param dueSeconds for how long the oldest delivery of an active webhook has been due
     */
    record Backlog(long pending, long dueSeconds) {}

    Backlog backlog(Connection connection, OffsetDateTime now) throws SQLException {
        try (var select = connection.prepareStatement(BACKLOG)) {
            Statements.bind(select, now, now);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Backlog(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private QueuedWebhook read(ResultSet row, OffsetDateTime now) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var types = List.of((String[]) row.getArray("event_types").getArray());
        var format = WebhookFormat.of(row.getString("format"));
        return new QueuedWebhook(
                new Endpoint(id, row.getString("url"), format, secrets(row, id, now)),
                row.getString("account_id"),
                row.getBoolean("verified"),
                new EventFilter(
                        types.isEmpty() ? types : FeedSource.beginnings(types),
                        filters(row.getString("filters")),
                        format == WebhookFormat.NETIA,
                        mapper),
                row.getLong("position"),
                row.getInt("pending"),
                WithheldFields.of(row.getArray("withheld")));
    }

    private List<WebhookSecret> secrets(ResultSet row, UUID id, OffsetDateTime now) throws SQLException {
        var usable = new ArrayList<>(List.of(secrets.open(row.getBytes("secret"), id)));
        var until = row.getObject("former_secret_until", OffsetDateTime.class);
        if (until != null && until.isAfter(now)) {
            usable.add(secrets.open(row.getBytes("former_secret"), id));
        }
        return usable;
    }

    private ObjectNode filters(String json) {
        try {
            return (ObjectNode) mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored filters are not JSON", e);
        }
    }
}
