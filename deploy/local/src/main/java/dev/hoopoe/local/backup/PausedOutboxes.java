package dev.hoopoe.local.backup;

import dev.hoopoe.local.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * While this is open no event gets into an outbox or out of one; transactions that need one wait. So every event is either in an
 * outbox or on its topic already, and nothing is on a topic that the databases do not know.
 */
final class PausedOutboxes implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final String LOCK = "SET LOCAL lock_timeout = '2s'; LOCK TABLE outbox IN SHARE MODE";

    private final List<Connection> connections = new ArrayList<>();

    /**
     * Waits for the transactions that are writing events.
     *
     * @param databases in the order in which their services call each other, callers first: a transaction that has written an
     *     event and calls another service must not find that one's outbox paused already
     * @throws SQLException also when a transaction does not end for seconds
     */
    PausedOutboxes(DatabaseServer server, List<String> databases) throws SQLException {
        for (int attempt = 1; !pause(server, databases, attempt == ATTEMPTS); attempt++) {
            close();
        }
    }

    private boolean pause(DatabaseServer server, List<String> databases, boolean isLast) throws SQLException {
        try {
            for (String database : databases) {
                Connection connection = server.connect(database);
                connections.add(connection);
                connection.setAutoCommit(false);
                try (Statement lock = connection.createStatement()) {
                    lock.execute(LOCK);
                }
            }
            return true;
        } catch (SQLException e) {
            if (isLast) {
                close();
                throw e;
            }
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
        connections.clear();
    }
}
