package dev.hoopoe.common.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A process starts on tables that a newer release has migrated: while that is rolled out, and when it is taken back
 * (docs/decisions/0080).
 */
@QuarkusTest
class NewerMigrationsTest {

    private static final int RANK = 100_000;

    private final AllAccounts database = new AllAccounts();

    @Inject
    Flyway flyway;

    /** Of the shared tables, whose numbers are low, and of the service's. */
    @BeforeEach
    void migrateAsANewerRelease() throws SQLException {
        for (var version : new String[] {"0.999", "999"}) {
            execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                    + " installed_by, execution_time, success) VALUES ((SELECT greatest(max(installed_rank), " + RANK
                    + ") + 1 FROM flyway_schema_history), '" + version
                    + "', 'newer', 'SQL', 'newer.sql', 1, 'test', 1, true)");
        }
    }

    @AfterEach
    void forget() throws SQLException {
        execute("DELETE FROM flyway_schema_history WHERE installed_rank > " + RANK);
    }

    @Test
    void earlierReleaseStartsOnThem() {
        var result = assertDoesNotThrow(() -> flyway.migrate());

        assertEquals(0, result.migrationsExecuted);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
