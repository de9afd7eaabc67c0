package dev.hoopoe.bench.events;

import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** When tickets were committed, by PostgreSQL's own note: taken just before the commit is written to the disk. */
final class Commits implements AutoCloseable {

    private final Connection connection;

    Commits(Suite suite) throws SQLException {
        this.connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
    }

    /** By ticket, of rows that nobody has changed since they were written. */
    Map<Long, Instant> of(Collection<Long> tickets) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, pg_xact_commit_timestamp(xmin) FROM ticket WHERE id = ANY (?) AND version = 0")) {
            query.setArray(1, connection.createArrayOf("bigint", tickets.toArray()));
            Map<Long, Instant> moments = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    moments.put(
                            rows.getLong(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return moments;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
