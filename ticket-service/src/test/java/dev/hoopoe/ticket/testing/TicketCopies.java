package dev.hoopoe.ticket.testing;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.text.SearchPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Copies tickets in the database, for tests that need many; publishes no event. */
public final class TicketCopies {

    private final AllAccounts database = new AllAccounts();

    /** Copies a ticket without tags, each copy so many hours older than the one before, and found by the same words. */
    public void makeOlder(long ticket, int copies, int hours) {
        try (var connection = database.getConnection()) {
            var created = createdAt(connection, ticket);
            var times = IntStream.rangeClosed(1, copies)
                    .mapToObj(copy -> created.minus(Duration.ofHours((long) copy * hours)))
                    .toList();
            insertOlder(connection, ticket, SearchPeriod.of(created).prefix(), times);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant createdAt(Connection connection, long ticket) throws SQLException {
        try (var select = connection.prepareStatement("SELECT created_at FROM ticket WHERE id = ?")) {
            select.setLong(1, ticket);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static void insertOlder(Connection connection, long ticket, String period, List<Instant> times)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO ticket (uid, account_id, version, title, client_id, channel_id, department_id,
                    status, priority, custom_fields, secret_hash, created_at, updated_at, search_words)
                SELECT gen_random_uuid(), account_id, 0, title, client_id, channel_id, department_id,
                    status, priority, custom_fields, secret_hash, made.at, updated_at,
                    CAST(replace(CAST(search_words AS text), '''' || ?, '''' || made.period) AS tsvector)
                FROM ticket, unnest(CAST(? AS timestamptz[]), ?) AS made (at, period) WHERE ticket.id = ?
                """)) {
            insert.setString(1, period);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", times.stream().map(Instant::toString).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            times.stream()
                                    .map(time -> SearchPeriod.of(time).prefix())
                                    .toArray()));
            insert.setLong(4, ticket);
            insert.executeUpdate();
        }
    }

    /** Copies a ticket with its tags. */
    public void make(long ticket, int copies) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        WITH copy AS (
                            INSERT INTO ticket (uid, account_id, version, title, client_id, channel_id, department_id,
                                status, priority, custom_fields, secret_hash, created_at, updated_at, search_words)
                            SELECT gen_random_uuid(), account_id, 0, title, client_id, channel_id, department_id,
                                status, priority, custom_fields, secret_hash, created_at, updated_at, search_words
                            FROM ticket, generate_series(1, ?) WHERE id = ? RETURNING id)
                        INSERT INTO ticket_tag (ticket_id, tag_id, account_id)
                        SELECT copy.id, tag_id, account_id FROM copy, ticket_tag WHERE ticket_id = ?
                        """)) {
            insert.setInt(1, copies);
            insert.setLong(2, ticket);
            insert.setLong(3, ticket);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
