package dev.hoopoe.common.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.testing.AllAccounts;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/** Two connections and one lock. */
@QuarkusTest
class AdvisoryLockTest {

    private final String name = "test/" + UUID.randomUUID();
    private final AdvisoryLock lock = AdvisoryLock.named(name);
    private Connection one;
    private Connection other;

    @BeforeEach
    void connect() throws SQLException {
        one = new AllAccounts().getConnection();
        other = new AllAccounts().getConnection();
        one.setAutoCommit(false);
        other.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        one.close();
        other.close();
    }

    @Test
    void oneTransactionAtATimeHasTheLock() throws SQLException {
        lock.lock(one);

        assertFalse(lock.tryLock(other));
        one.commit();
        assertTrue(lock.tryLock(other));
    }

    @Test
    void locksOfOtherNamesAreOthers() throws SQLException {
        assertTrue(lock.tryLock(one));

        assertTrue(AdvisoryLock.named(name + "x").tryLock(other));
    }

    /** Processes of an earlier release know a lock by this number. */
    @Test
    void nameStandsForItsHash() throws SQLException {
        assertTrue(lock.tryLock(one));

        assertFalse(AdvisoryLock.numbered(hash()).tryLock(other));
    }

    @Test
    void lockOfAConnectionOutlivesItsTransactionsUntilItIsReleased() throws SQLException {
        assertTrue(lock.tryLockForConnection(one));
        one.commit();

        assertFalse(lock.tryLockForConnection(other));
        lock.release(one);
        assertTrue(lock.tryLockForConnection(other));
    }

    /** As when the process that has it is killed, or its network fails. */
    @Test
    void lockOfATransactionEndsWithTheConnectionThatBroke() throws SQLException {
        lock.lock(one);
        assertFalse(lock.tryLock(other));

        terminate(one);

        other.setNetworkTimeout(Runnable::run, 10_000);
        lock.lock(other);
        assertThrows(SQLException.class, () -> lock.tryLock(one));
    }

    private void terminate(Connection connection) throws SQLException {
        var process = connection.unwrap(PgConnection.class).getBackendPID();
        try (var statement = other.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + process + ")");
        }
    }

    @Test
    void lockOfAConnectionEndsWithIt() throws SQLException {
        assertTrue(lock.tryLockForConnection(one));

        one.close();

        other.setNetworkTimeout(Runnable::run, 10_000);
        lock.lock(other);
        assertEquals(true, lock.tryLockForConnection(other));
    }

    private long hash() throws SQLException {
        try (var select = one.prepareStatement("SELECT hashtextextended(?, 0)")) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
