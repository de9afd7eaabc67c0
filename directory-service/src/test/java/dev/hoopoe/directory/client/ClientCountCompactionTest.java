package dev.hoopoe.directory.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Counts stay exact when the replica that compacts them is killed (decision 0012). */
@QuarkusTest
class ClientCountCompactionTest {

    private final String account = "counted-" + UUID.randomUUID();
    private final AllAccounts database = new AllAccounts();

    @Inject
    ClientCountCompaction counts;

    @Test
    @TwoReplicas(ClientCountCompaction.class)
    void changesThatAKilledReplicaWasCompactingAreCountedOnce() throws Exception {
        KilledReplica.during("DELETE", "client_count_change", () -> {
            number("INSERT INTO client_count_change VALUES (?, 1) RETURNING amount");
            counts.fold();
        });
        counts.fold();

        assertEquals(2, number("SELECT amount FROM client_count WHERE account_id = ?"));
        assertEquals(0, number("SELECT count(*) FROM client_count_change WHERE account_id = ?"));
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
