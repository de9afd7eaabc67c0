package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.sql.AdvisoryLock;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that replicas do not coordinate is noticed, and so is a replica that does not take over. */
@QuarkusTest
class KilledReplicaTest {

    private static final String TABLE = "killed_replica_test";

    private final AdvisoryLock lock = AdvisoryLock.named("test/" + UUID.randomUUID());
    private final AllAccounts database = new AllAccounts();
    private final AtomicInteger ended = new AtomicInteger();

    @BeforeEach
    void createTable() throws SQLException {
        execute("CREATE TABLE " + TABLE + " (id uuid)");
    }

    @AfterEach
    void dropTable() throws SQLException {
        execute("DROP TABLE " + TABLE);
    }

    @Test
    void replicaThatWaitsTakesOver() throws Exception {
        KilledReplica.during(
                "INSERT",
                TABLE,
                () -> inTransaction(connection -> {
                    lock.lock(connection);
                    insert(connection);
                }));

        assertEquals(1, ended.get());
    }

    @Test
    void workThatBothDoAtATimeIsNoticed() {
        var failure = assertThrows(
                AssertionError.class, () -> KilledReplica.during("INSERT", TABLE, () -> inTransaction(this::insert)));

        assertTrue(failure.getMessage().contains("Two replicas are at work"), failure.getMessage());
    }

    private interface Statements {

        void run(Connection connection) throws SQLException;
    }

    private void inTransaction(Statements statements) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            statements.run(connection);
            connection.commit();
            ended.incrementAndGet();
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.createStatement()) {
            insert.executeUpdate("INSERT INTO " + TABLE + " VALUES (gen_random_uuid())");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
