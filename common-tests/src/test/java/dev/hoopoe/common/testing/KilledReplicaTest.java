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
import org.junit.jupiter.api.Test;

/** Work that replicas do not coordinate is noticed, and so is a replica that does not take over. */
@QuarkusTest
class KilledReplicaTest {

    private final String consumer = "test/" + UUID.randomUUID();
    private final AdvisoryLock lock = AdvisoryLock.named(consumer);
    private final AllAccounts database = new AllAccounts();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void replicaThatWaitsTakesOver() throws Exception {
        KilledReplica.during(
                "INSERT",
                "inbox",
                () -> inTransaction(connection -> {
                    lock.lock(connection);
                    insert(connection);
                }));

        assertEquals(1, ended.get());
    }

    @Test
    void workThatBothDoAtATimeIsNoticed() {
        var failure = assertThrows(
                AssertionError.class, () -> KilledReplica.during("INSERT", "inbox", () -> inTransaction(this::insert)));

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
        try (var insert = connection.prepareStatement("INSERT INTO inbox VALUES (?, gen_random_uuid(), now())")) {
            insert.setString(1, consumer);
            insert.executeUpdate();
        }
    }
}
