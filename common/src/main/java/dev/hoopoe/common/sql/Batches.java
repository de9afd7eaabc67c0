package dev.hoopoe.common.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** Executes statements that were collected by {@code addBatch}. */
public final class Batches {

    /** PostgreSQL's SQLSTATE for a connection that has failed. */
    private static final String CONNECTION_FAILURE = "08006";

    private Batches() {}

    /**
     * As {@link PreparedStatement#executeBatch}. When the server ends the connection meanwhile, PostgreSQL's driver may throw an
     * {@code AssertionError}; it is translated to an exception that is known as a lost connection, so that the work is retried.
     *
     * @return by statement how many rows it has changed
     */
    public static int[] execute(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeBatch();
        } catch (AssertionError e) {
            throw new SQLNonTransientConnectionException(
                    "The connection was lost during a batch", CONNECTION_FAILURE, e);
        }
    }
}
