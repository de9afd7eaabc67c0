package dev.hoopoe.common.sql;

import dev.hoopoe.common.tenancy.CrossAccountConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The rows of a table that have expired, in all accounts. They are deleted in batches, so that no statement holds its locks
 * for long; rows that another replica is deleting are skipped.
 */
public final class ExpiredRows {

    /** Rows that one statement deletes at most. */
    public static final int BATCH = 1_000;

    private final String table;
    private final String delete;

    /** @param key the columns of the primary key; the worker role needs SELECT on them and UPDATE on the expiry */
    public ExpiredRows(String table, String expiry, String... key) {
        this(table, expiry, "true", List.of(key));
    }

    /** Those rows alone that meet a condition, which is a constant and never input. */
    public static ExpiredRows that(String condition, String table, String expiry, String... key) {
        return new ExpiredRows(table, expiry, condition, List.of(key));
    }

    private ExpiredRows(String table, String expiry, String condition, List<String> key) {
        this.table = table;
        // The CTE is evaluated once; a sub-select with LIMIT may be evaluated again for each row.
        this.delete = """
                WITH expired AS MATERIALIZED (
                    SELECT %2$s FROM %1$s WHERE %3$s < ? AND %5$s ORDER BY %3$s LIMIT ? FOR UPDATE SKIP LOCKED)
                DELETE FROM %1$s USING expired WHERE %4$s
                """.formatted(
                        table,
                        String.join(", ", key),
                        expiry,
                        key.stream()
                                .map(column -> table + "." + column + " = expired." + column)
                                .collect(Collectors.joining(" AND ")),
                        condition);
    }

    /** Deletes the rows that expired before the time. */
    public void delete(CrossAccountConnections database, OffsetDateTime before) {
        delete(database::getConnection, before);
    }

    /** As {@link #delete(CrossAccountConnections, OffsetDateTime)}, in a table that belongs to no account. */
    public void delete(DataSource database, OffsetDateTime before) {
        delete(database::getConnection, before);
    }

    private interface Connections {

        Connection open() throws SQLException;
    }

    private void delete(Connections connections, OffsetDateTime before) {
        try (var connection = connections.open();
                var statement = connection.prepareStatement(delete)) {
            statement.setObject(1, before);
            statement.setInt(2, BATCH);
            var deleted = BATCH;
            while (deleted == BATCH) {
                deleted = statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Expired rows of " + table + " not deleted", e);
        }
    }
}
