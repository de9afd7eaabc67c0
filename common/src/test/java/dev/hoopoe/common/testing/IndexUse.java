package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whether PostgreSQL may use an index for a condition under row-level security: not for one whose function could tell
 * something of the rows of other accounts (docs/decisions/0027). How many rows there are does not matter.
 */
public final class IndexUse {

    private final AllAccounts database = new AllAccounts();

    /**
     * The index can answer the query.
     *
     * @param index the only index that the planner is left with
     * @param searched a part of the condition as the plan shows it
     */
    public void assertSearched(String index, String searched, String query) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (var other : List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin")) {
                execute(connection, "SET LOCAL " + other + " = off");
            }
            execute(connection, """
                    UPDATE pg_index SET indisvalid = false WHERE indexrelid <> '%1$s'::regclass
                        AND indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = '%1$s'::regclass)
                    """.formatted(index));
            execute(
                    connection,
                    "SET LOCAL ROLE "
                            + ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class));
            execute(connection, "SELECT set_config('hoopoe.account', 'some', true)");
            var plan = explain(connection, query);
            connection.rollback();
            assertTrue(plan.contains(" " + index), () -> index + " is not used:\n" + plan);
            assertTrue(
                    plan.lines().anyMatch(line -> line.contains("Index Cond:") && line.contains(searched)),
                    () -> index + " is not searched by " + searched + ":\n" + plan);
        }
    }

    private static String explain(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN (COSTS OFF) " + query)) {
            var lines = Stream.<String>builder();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines.build().collect(Collectors.joining("\n"));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
