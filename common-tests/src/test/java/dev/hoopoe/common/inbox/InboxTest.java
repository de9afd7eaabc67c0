package dev.hoopoe.common.inbox;

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

/** Claims are deleted when no topic repeats their events any more. */
@QuarkusTest
class InboxTest {

    private final String consumer = "test/" + UUID.randomUUID();
    private final AllAccounts database = new AllAccounts();

    @Inject
    Inbox inbox;

    @Test
    void oldClaimsAreDeletedAndOthersStay() throws SQLException {
        insert(2 * ExpiredRows.BATCH + 1, "-15 days");
        insert(3, "-13 days");

        inbox.removeExpired();

        assertEquals(3, count());
    }

    @Test
    @TwoReplicas(Inbox.class)
    void claimsThatAKilledReplicaWasDeletingAreDeletedByAnother() throws Exception {
        insert(10, "-15 days");

        KilledReplica.during("DELETE", "inbox", inbox::removeExpired);
        inbox.removeExpired();

        assertEquals(0, count());
    }

    private void insert(int amount, String age) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO inbox (consumer, event_id, received_at)
                        SELECT ?, gen_random_uuid(), now() + ?::interval FROM generate_series(1, ?)
                        """)) {
            statement.setString(1, consumer);
            statement.setString(2, age);
            statement.setInt(3, amount);
            statement.executeUpdate();
        }
    }

    private int count() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("SELECT count(*) FROM inbox WHERE consumer = ?")) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
