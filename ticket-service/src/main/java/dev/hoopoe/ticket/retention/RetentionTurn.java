package dev.hoopoe.ticket.retention;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The right to remove tickets, which one replica has at a time: a session-level advisory lock that ends with its connection. */
final class RetentionTurn implements AutoCloseable {

    private static final String KEY = "hashtextextended('hoopoe.retention', 0)";

    private final Connection connection;
    private final boolean granted;

    private RetentionTurn(Connection connection) throws SQLException {
        this.connection = connection;
        this.granted = query("SELECT pg_try_advisory_lock(" + KEY + ")");
    }

    /** Asks for the right; to be closed whether it is granted or not. */
    static RetentionTurn ask(AgroalDataSource database) throws SQLException {
        return new RetentionTurn(database.getConnection());
    }

    boolean isGranted() {
        return granted;
    }

    private boolean query(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (granted) {
                query("SELECT pg_advisory_unlock(" + KEY + ")");
            }
        }
    }
}
