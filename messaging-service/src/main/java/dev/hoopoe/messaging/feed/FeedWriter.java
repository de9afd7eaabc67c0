package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.sql.Batches;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Appends to the feed: one writer at a time across all replicas, each event once. */
@ApplicationScoped
class FeedWriter {

    /** Held until the commit is visible to all: positions become visible in their order. */
    private static final AdvisoryLock LOCK = AdvisoryLock.named("hoopoe.feed");

    private static final String INSERT = """
            INSERT INTO feed_event (position, account_id, event_id, type, source, subject, sequence, occurred_at,
                traceparent, data, ticket_id, department_id, assignee_id, taken_at)
            VALUES (nextval('feed_position'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING
            """;

    private final CrossAccountConnections database;
    private final Clock clock;

    FeedWriter(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Appends the entries that the feed does not have yet, in the given order; needs a transaction. */
    void append(List<FeedEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection()) {
            LOCK.lock(connection);
            try (var insert = connection.prepareStatement(INSERT)) {
                var now = utc(clock.instant());
                for (var entry : entries) {
                    bind(insert, entry, now);
                    insert.addBatch();
                }
                Batches.execute(insert);
            }
        } catch (SQLException e) {
            throw new DatabaseException("The feed could not be written", e);
        }
    }

    private static void bind(PreparedStatement insert, FeedEntry entry, OffsetDateTime now) throws SQLException {
        var event = entry.event();
        insert.setString(1, event.accountId());
        insert.setObject(2, event.id());
        insert.setString(3, event.type());
        insert.setString(4, entry.source());
        insert.setString(5, event.subject());
        insert.setLong(6, event.sequence());
        insert.setObject(7, utc(event.time()));
        insert.setString(8, event.traceparent());
        insert.setString(9, entry.data());
        insert.setObject(10, entry.ticketId());
        insert.setObject(11, entry.departmentId());
        insert.setObject(12, entry.assigneeId());
        insert.setObject(13, now);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
