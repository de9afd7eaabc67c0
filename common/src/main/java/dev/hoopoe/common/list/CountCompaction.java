package dev.hoopoe.common.list;

import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Folds the changes of counts into the counts, one replica at a time, so that a total is the sum of few rows; it is exact
 * before, meanwhile and after (decision 0012). The table of counts has a column for each part of a kind and the
 * {@code amount}; that of the changes has the same columns and the same name followed by {@code _change}.
 */
public final class CountCompaction {

    private static final int MOST_CHANGES = 50_000;

    /** One statement: in every snapshot a change is in one of the two tables. */
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM %1$s_change
                WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s_change LIMIT %2$d)) RETURNING *
            ), change AS (
                SELECT %3$s, sum(amount) AS amount FROM taken GROUP BY %3$s
            )
            MERGE INTO %1$s AS kept USING change ON %4$s
            WHEN MATCHED AND kept.amount + change.amount = 0 THEN DELETE
            WHEN MATCHED THEN UPDATE SET amount = kept.amount + change.amount
            WHEN NOT MATCHED AND change.amount <> 0 THEN INSERT (%3$s, amount) VALUES (%5$s, change.amount)
            """;

    private final CrossAccountConnections database;
    private final AdvisoryLock lock;
    private final String fold;

    /** {@code kind} names the columns that make a kind; all are NOT NULL. */
    public CountCompaction(CrossAccountConnections database, String table, List<String> kind) {
        this.database = database;
        this.lock = AdvisoryLock.named("hoopoe." + table);
        this.fold = FOLD.formatted(
                table,
                MOST_CHANGES,
                String.join(", ", kind),
                each(kind, " AND ", column -> "kept." + column + " = change." + column),
                each(kind, ", ", column -> "change." + column));
    }

    private static String each(List<String> columns, String between, UnaryOperator<String> text) {
        return columns.stream().map(text).collect(Collectors.joining(between));
    }

    /** Does nothing while another replica folds. */
    public void fold() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (lock.tryLock(connection)) {
                    execute(connection);
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void execute(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(fold);
        }
    }
}
