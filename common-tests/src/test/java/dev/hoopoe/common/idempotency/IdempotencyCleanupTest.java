package dev.hoopoe.common.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has expired goes, however much it is. */
@QuarkusTest
class IdempotencyCleanupTest {

    private final String account = "a" + UUID.randomUUID();

    private final AllAccounts database = new AllAccounts();

    @Inject
    IdempotencyCleanup removal;

    @Test
    void expiredAnswersAreRemovedAndOthersStay() throws SQLException {
        insert(2 * ExpiredRows.BATCH + 1, "-1 minute");
        insert(3, "1 minute");

        removal.removeExpired();

        assertEquals(3, count());
    }

    @Test
    @TwoReplicas(IdempotencyCleanup.class)
    void recordsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        insert(10, "-1 minute");

        KilledReplica.during("DELETE", "kept_answer", removal::removeExpired);
        removal.removeExpired();

        assertEquals(0, count());
    }

    private void insert(int amount, String expiry) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO kept_answer (id, account_id, request, answer, expires_at)
                        SELECT uuid_send(gen_random_uuid()), ?, '', '', now() + ?::interval FROM generate_series(1, ?)
                        """)) {
            statement.setString(1, account);
            statement.setString(2, expiry);
            statement.setInt(3, amount);
            statement.executeUpdate();
        }
    }

    private int count() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM kept_answer WHERE account_id = ?")) {
            statement.setString(1, account);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
