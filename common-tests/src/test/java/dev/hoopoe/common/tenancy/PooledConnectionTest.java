package dev.hoopoe.common.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountOnConnection.ConnectionSource;
import dev.hoopoe.common.testing.AllAccounts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That a connection, whoever had it before, shows the rows of the account for which it was taken from the pool. */
@QuarkusTest
class PooledConnectionTest {

    private static final String ALL = "SELECT DISTINCT account_id FROM sample";
    private static final String SESSION = "SELECT pg_backend_pid()";

    /** As many as the pool has. */
    private static final int CONNECTIONS = 12;

    private final String mine = "mine-" + UUID.randomUUID();
    private final String theirs = "theirs-" + UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Inject
    CrossAccountConnections allAccounts;

    @Inject
    AccountScope accounts;

    /** How a former user's work ended. */
    enum End {
        NO_TRANSACTION,
        COMMIT,
        ROLLBACK,
        EXCEPTION
    }

    /** What a connection shows, and which it was. */
    private record Seen(List<String> accounts, String session) {}

    @BeforeEach
    void storeASampleOfEach() {
        insert(mine);
        insert(theirs);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAFormerAccountIsSeen(End end) {
        var before = work(mine, end);

        assertEquals(List.of(mine), before.accounts());
        assertEquals(List.of(), seenOn(before.session(), this::look), "without an account");
        work(mine, end);
        assertEquals(
                List.of(theirs), seenOn(before.session(), () -> work(theirs, End.NO_TRANSACTION)), "of another one");
        work(mine, end);
        assertEquals(List.of(theirs), seenOn(before.session(), () -> work(theirs, End.COMMIT)), "in a transaction");
    }

    @ParameterizedTest
    @EnumSource
    void accountIsSeenAgainAfterAnotherOnesWork(End end) {
        var before = work(mine, End.NO_TRANSACTION);
        work(theirs, end);

        assertEquals(List.of(mine), seenOn(before.session(), () -> work(mine, End.NO_TRANSACTION)));
        assertEquals(List.of(mine), seenOn(before.session(), () -> work(mine, End.COMMIT)));
    }

    @Test
    void workAcrossAccountsLeavesNeitherRoleNorRightsBehind() throws SQLException {
        String session;
        try (var connection = allAccounts.getConnection()) {
            session = text(connection, SESSION).get(0);
            assertTrue(text(connection, "SELECT current_user").get(0).endsWith("_worker"));
        }

        assertEquals(List.of(), seenOn(session, this::look));
        assertFalse(text("SELECT current_user").get(0).endsWith("_worker"));
    }

    @Test
    void workerSeesNoTableThatItWasNotGranted() {
        var refusal = assertThrows(SQLException.class, () -> {
            try (var connection = allAccounts.getConnection()) {
                text(connection, ALL);
            }
        });

        assertEquals("42501", refusal.getSQLState());
    }

    @Test
    void transactionOfAnAccountCannotWorkAcrossAccounts() {
        assertThrows(
                IllegalStateException.class,
                () -> in(
                        mine,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            look();
                            return allAccounts.getConnection();
                        })));
    }

    /** Else each server that goes away for a moment would cost the pool connections for good. */
    @Test
    void connectionThatIsLostBeforeItIsToldGoesBackToThePool() throws SQLException {
        for (var i = 0; i < CONNECTIONS; i++) {
            canWork(() -> in(mine, () -> session(database::getConnection)));
            endSessions();
            canWork(() -> session(allAccounts::getConnection));
        }

        assertTrue(IntStream.rangeClosed(0, CONNECTIONS)
                .anyMatch(attempt -> canWork(() -> session(allAccounts::getConnection))));
    }

    private static boolean canWork(Supplier<?> work) {
        try {
            return work.get() != null;
        } catch (IllegalStateException lost) {
            return false;
        }
    }

    private static String session(ConnectionSource source) {
        try (var connection = source.getConnection()) {
            return text(connection, SESSION).get(0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endSessions() throws SQLException {
        try (var connection = new AllAccounts().getConnection()) {
            text(
                    connection,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }
    }

    /** Looks again until the pool gives out the connection in question. */
    private static List<String> seenOn(String session, Supplier<Seen> look) {
        for (var i = 0; i < 1_000; i++) {
            var seen = look.get();
            if (seen.session().equals(session)) {
                return seen.accounts();
            }
        }
        throw new AssertionError("The pool never gave out the former connection");
    }

    private Seen work(String account, End end) {
        return in(account, () -> switch (end) {
            case NO_TRANSACTION -> look();
            case COMMIT -> QuarkusTransaction.requiringNew().call(this::look);
            case ROLLBACK -> {
                QuarkusTransaction.begin();
                var seen = look();
                QuarkusTransaction.rollback();
                yield seen;
            }
            case EXCEPTION -> failing();
        });
    }

    private Seen failing() {
        var seen = new ArrayList<Seen>();
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    seen.add(look());
                    throw new IllegalStateException("as it happens");
                }));
        return seen.get(0);
    }

    private <T> T in(String account, Supplier<T> work) {
        return accounts.call(Caller.system(account, "test"), work);
    }

    private Seen look() {
        try (var connection = database.getConnection()) {
            return new Seen(text(connection, ALL), text(connection, SESSION).get(0));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void insert(String account) {
        in(account, () -> {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement(
                            "INSERT INTO sample (id, account_id, version, name, extra, created_at)"
                                    + " VALUES (gen_random_uuid(), ?, 0, 'pooled', '{}', now())")) {
                insert.setString(1, account);
                return insert.executeUpdate();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private List<String> text(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            return text(connection, sql);
        }
    }

    private static List<String> text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
