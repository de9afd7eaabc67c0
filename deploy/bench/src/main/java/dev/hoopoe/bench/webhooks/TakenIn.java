package dev.hoopoe.bench.webhooks;

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
import java.util.UUID;

/** When messaging-service took events into its feed, by its own note: just before that was committed. */
record TakenIn(Suite suite) {

    /** By the event's id. */
    Map<String, Instant> of(Collection<String> events) {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("messaging"));
                PreparedStatement query = connection.prepareStatement(
                        "SELECT event_id::text, taken_at FROM feed_event WHERE event_id = ANY (?)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", events.stream().map(UUID::fromString).toArray()));
            Map<String, Instant> moments = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    moments.put(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return moments;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
