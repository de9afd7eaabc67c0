package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what came of attempts, many in one transaction, and makes the next of each lane due. */
@ApplicationScoped
class DeliveryResultStore {

    /** Attempts that a delivery's log keeps, the last ones. */
    private static final int MOST_KEPT = 20;

    /** A success counts even when the lease ran out meanwhile; whatever else needs the claim still. */
    private static final String END = """
            UPDATE webhook_delivery SET status = ?, due_at = ?, tries = ?, finished_at = ?, claim = NULL,
                claimed_until = NULL, attempts = CASE WHEN jsonb_array_length(attempts) >= %d THEN attempts - 0
                    ELSE attempts END || ?::jsonb
            WHERE webhook_id = ? AND id = ? AND status = 'pending' AND (claim = ? OR ?)
            """.formatted(MOST_KEPT);

    private static final String PROMOTE = """
            UPDATE webhook_delivery SET due_at = ? WHERE webhook_id = ? AND due_at IS NULL
                AND id = (SELECT id FROM webhook_delivery WHERE webhook_id = ? AND lane = ? AND status = 'pending'
                    ORDER BY id LIMIT 1)
            """;

    private final CrossAccountConnections database;
    private final RetrySchedule schedule;
    private final ObjectMapper mapper;
    private final Clock clock;

    DeliveryResultStore(CrossAccountConnections database, RetrySchedule schedule, ObjectMapper mapper, Clock clock) {
        this.database = database;
        this.schedule = schedule;
        this.mapper = mapper;
        this.clock = clock;
    }

    void write(List<CompletedAttempt> finished) {
        if (finished.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                write(connection, finished, clock.instant());
            } catch (SQLException e) {
                throw new DatabaseException("The queue of webhooks could not be worked on", e);
            }
        });
    }

    private void write(Connection connection, List<CompletedAttempt> finished, Instant now) throws SQLException {
        var outcomes = new HashMap<UUID, EndpointHealthUpdate>();
        finished.forEach(one -> outcomes.computeIfAbsent(one.webhook(), EndpointHealthUpdate::new));
        WebhookLock.lockAll(connection, outcomes.keySet());
        var ended = new ArrayList<CompletedAttempt>();
        try (var update = connection.prepareStatement(END)) {
            for (var one : finished) {
                bind(update, one, now);
                update.addBatch();
            }
            var written = update.executeBatch();
            for (var i = 0; i < written.length; i++) {
                var one = finished.get(i);
                outcomes.get(one.webhook()).take(one, written[i] > 0, isOver(one));
                if (written[i] > 0 && one.isEnd()) {
                    ended.add(one);
                }
            }
        }
        promote(connection, ended, now);
        for (var outcome : outcomes.values()) {
            outcome.write(connection, now);
        }
    }

    /** Whether the schedule ends with this attempt. */
    private boolean isOver(CompletedAttempt one) {
        return !one.isEnd() && next(one, Instant.EPOCH).isEmpty();
    }

    private Optional<Instant> next(CompletedAttempt one, Instant now) {
        return schedule.next(one.claim().tries() + 1, one.attempt().retryAfter(), now);
    }

    private void bind(PreparedStatement update, CompletedAttempt one, Instant now) throws SQLException {
        update.setString(1, one.status());
        // After the last attempt the endpoint is paused; once it is active again, the delivery is due.
        update.setObject(2, one.isEnd() ? null : utc(next(one, now).orElse(now)), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setInt(3, one.claim().tries() + 1);
        update.setObject(4, one.isEnd() ? utc(now) : null, Types.TIMESTAMP_WITH_TIMEZONE);
        update.setString(5, json(one));
        update.setObject(6, one.webhook());
        update.setLong(7, one.claim().id());
        update.setObject(8, one.claim().claim());
        update.setBoolean(9, one.isDelivered());
    }

    private String json(CompletedAttempt one) {
        try {
            return one.attempt() == null ? "[]" : mapper.writeValueAsString(List.of(one.attempt()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void promote(Connection connection, List<CompletedAttempt> ended, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(PROMOTE)) {
            for (var one : ended) {
                update.setObject(1, utc(now));
                update.setObject(2, one.webhook());
                update.setObject(3, one.webhook());
                update.setString(4, one.claim().lane());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
