package dev.hoopoe.auth.session;

import dev.hoopoe.common.identity.EndedSessionsSource;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The ended sessions of all accounts, for processes that start while Kafka is down. */
@Singleton
class EndedSessionStore implements EndedSessionsSource {

    private static final String ENDED =
            "SELECT sid, access_expires_at FROM session WHERE ended_at IS NOT NULL AND access_expires_at > ?";

    private final CrossAccountConnections database;
    private final Clock clock;

    EndedSessionStore(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Map<String, Instant> read() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(ENDED)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            var sessions = new HashMap<String, Instant>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sessions.put(
                            rows.getString("sid"),
                            rows.getObject("access_expires_at", OffsetDateTime.class)
                                    .toInstant());
                }
            }
            return sessions;
        } catch (SQLException e) {
            throw new DatabaseException("The sessions could not be read or cleared", e);
        }
    }
}
