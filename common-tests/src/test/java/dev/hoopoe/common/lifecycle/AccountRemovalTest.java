package dev.hoopoe.common.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TestTokens;
import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of a deleted account nothing is left, and nothing comes back. */
@QuarkusTest
class AccountRemovalTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MORE_THAN_A_BATCH = 2 * AccountRemovalTransactions.BATCH + 1;

    private final AllAccounts database = new AllAccounts();
    private final String account = "gone-" + UUID.randomUUID();
    private final String other = "kept-" + UUID.randomUUID();

    @Inject
    InactiveAccountStore store;

    @Inject
    InactiveAccounts inactive;

    @Inject
    AccountRemoval removal;

    @Test
    void everyTableLosesTheRowsOfTheAccountAndThoseOfNoOther() throws SQLException {
        fill(account, MORE_THAN_A_BATCH);
        fill(other, 3);

        delete();

        await().atMost(SOON).until(() -> isRemoved(account));
        for (var table : tables()) {
            assertEquals(0, count(table, account), table);
        }
        assertEquals(3, count("sample", other));
        assertEquals(3, count("sample_replica", other));
        assertEquals(3, count("sample_effect", other));
        assertEquals(3, count("kept_answer", other));
    }

    @Test
    void recordsOfTheAccountLeaveTheirTopicAndTheCompletionIsPublished() throws SQLException {
        var id = UUID.randomUUID();
        sql(
                "INSERT INTO sample (id, account_id, version, name, extra, created_at) VALUES (?, ?, 0, 'x', '{}', now())",
                id,
                account);

        delete();

        var completed = TopicReader.of("removal.events.v1").read(2, SOON, account + "/sample-service");
        assertTrue(new String(completed.get(0).value(), UTF_8).contains("\"service\":\"sample-service\""));
        assertNull(completed.get(1).value());
        assertNull(TopicReader.of("sample.events.v1")
                .read(1, SOON, id.toString())
                .get(0)
                .value());
    }

    @Test
    @TwoReplicas(AccountRemoval.class)
    void batchThatAKilledReplicaWasDeletingIsDeletedByAnother() throws Exception {
        fill(account, 10);

        KilledReplica.during("DELETE", "sample_effect", () -> removal.remove(account));
        removal.remove(account);

        assertEquals(0, count("sample_effect", account));
        assertEquals(0, count("sample", account));
    }

    @Test
    void eventThatArrivesLateMakesNoRow() throws SQLException {
        delete();
        await().atMost(SOON).until(() -> inactive.isDeleted(account));
        var late = Event.of("sample.created", UUID.randomUUID().toString(), account, 0, Map.of("name", "late"));
        var later = Event.of("sample.created", late.subject(), other, 0, Map.of("name", "in time"));

        TopicWriter.publish(late, later);

        await().atMost(SOON).until(() -> count("sample_effect", other) == 1);
        assertEquals(0, count("sample_effect", account));
        assertEquals(0, count("sample_replica", account));
    }

    @Test
    void rowsOfATransactionThatWasSlowAreRemovedToo() throws SQLException {
        delete();
        await().atMost(SOON).until(() -> isRemoved(account));
        fill(account, 2);

        removal.removeLateRows();

        assertEquals(0, count("sample", account));
    }

    @Test
    void deletedAccountIsNotResumedAndKnownForEver() throws SQLException {
        delete();
        await().atMost(SOON).until(() -> isRemoved(account));

        QuarkusTransaction.requiringNew().run(() -> store.resume(account));

        assertTrue(store.isDeleted(account));
        assertFalse(store.isDeleted(other));
        var token = TestTokens.administrator(account, UUID.randomUUID());
        await().atMost(SOON)
                .untilAsserted(() -> RestAssured.given()
                        .auth()
                        .oauth2(token)
                        .get("/api/samples")
                        .then()
                        .statusCode(401));
    }

    private void delete() {
        QuarkusTransaction.requiringNew().run(() -> store.delete(account));
    }

    private boolean isRemoved(String id) throws SQLException {
        return number("SELECT count(*) FROM inactive_account WHERE id = ? AND removed_at IS NOT NULL", id) == 1;
    }

    /** Rows of the account in each of the tables. */
    private void fill(String id, int rows) throws SQLException {
        sql("""
                INSERT INTO sample (id, account_id, version, name, extra, created_at)
                SELECT gen_random_uuid(), ?, 0, n::text, '{}', now() FROM generate_series(1, ?) n""", id, rows);
        sql("""
                INSERT INTO sample_replica (account_id, id, version, deleted, body)
                SELECT ?, n::text, 0, false, '{}' FROM generate_series(1, ?) n""", id, rows);
        sql("INSERT INTO sample_effect SELECT ?, gen_random_uuid(), n::text FROM generate_series(1, ?) n", id, rows);
        sql("""
                INSERT INTO kept_answer (id, account_id, request, answer, expires_at)
                SELECT uuid_send(gen_random_uuid()), ?, '', '', now() + interval '1 day' FROM generate_series(1, ?)""", id, rows);
    }

    private long count(String table, String id) throws SQLException {
        return number("SELECT count(*) FROM " + table + " WHERE account_id = ?", id);
    }

    private long number(String statement, String id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(statement)) {
            select.setString(1, id);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The tables that have an account, as the catalog has them. */
    private List<String> tables() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.createStatement();
                var rows = select.executeQuery("""
                        SELECT table_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'account_id'""")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            assertTrue(
                    names.containsAll(List.of("sample", "sample_effect", "kept_answer", "outbox")), names.toString());
            return names;
        }
    }

    private void sql(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(statement)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
