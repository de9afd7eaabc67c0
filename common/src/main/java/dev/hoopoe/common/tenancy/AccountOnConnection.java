package dev.hoopoe.common.tenancy;

import dev.hoopoe.common.identity.CurrentCaller;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Sets the account on each connection from the pool: the caller's account, or none without a caller. The policies of
 * row-level security read it (docs/decisions/0027).
 *
 * <p>The account last set is compared each time, so a statement is sent only when it changes. It is sent outside of
 * any transaction, so that a rollback cannot undo it.
 */
@Singleton
class AccountOnConnection implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(AccountOnConnection.class);

    private static final String TELL = "SELECT set_config('hoopoe.account', ?, false), set_config('role', ?, false)";

    private final CurrentCaller caller;
    private final Map<PGConnection, RowScope> told = Collections.synchronizedMap(new WeakHashMap<>());
    private final ThreadLocal<RowScope> workerScope = new ThreadLocal<>();

    AccountOnConnection(CurrentCaller caller) {
        this.caller = caller;
    }

    /** While a call runs, new connections of the current thread get this scope instead of the caller's. */
    Connection acquire(RowScope scope, ConnectionSource source) throws SQLException {
        workerScope.set(scope);
        try {
            return source.getConnection();
        } finally {
            workerScope.remove();
        }
    }

    /** Where a connection comes from. */
    interface ConnectionSource {
        Connection getConnection() throws SQLException;
    }

    /** The scope set when the connection was taken from the pool. */
    RowScope scopeOf(Connection connection) throws SQLException {
        return told.get(connection.unwrap(PGConnection.class));
    }

    /** A connection whose account cannot be set is closed, so that no statement runs on it for a former account. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            var physical = connection.unwrap(PGConnection.class);
            var wanted = wantedScope();
            if (!wanted.equals(told.get(physical))) {
                told.remove(physical);
                setScope((Connection) physical, wanted);
                told.put(physical, wanted);
            }
        } catch (SQLException e) {
            LOG.debug("Account not set; the connection is closed", e);
            close(connection);
        }
    }

    private RowScope wantedScope() {
        var worker = workerScope.get();
        if (worker != null) {
            return worker;
        }
        var called = Arc.container().requestContext().isActive() && caller.isKnown();
        return called ? RowScope.ofAccount(caller.accountId()) : RowScope.NOTHING;
    }

    /**
     * In a transaction of its own, even when the pool has just bound the connection to a transaction that is about to
     * begin.
     */
    private static void setScope(Connection physical, RowScope scope) throws SQLException {
        var inTransaction = !physical.getAutoCommit();
        if (inTransaction) {
            physical.setAutoCommit(true);
        }
        try (var statement = physical.prepareStatement(TELL)) {
            statement.setString(1, scope.account());
            statement.setString(2, scope.role());
            statement.execute();
        }
        if (inTransaction) {
            physical.setAutoCommit(false);
        }
    }

    private static void close(Connection connection) {
        try {
            ((Connection) connection.unwrap(PGConnection.class)).close();
        } catch (SQLException e) {
            LOG.debug("The connection could not be closed", e);
        }
    }
}
