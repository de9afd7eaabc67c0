package dev.hoopoe.common.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Connects a test to the service's database as the server's superuser, whom row-level security does not concern. Connections
 * are used again, since opening one costs as much as a hundred statements; a closed one leaves nothing behind for the next
 * user: neither a transaction nor locks, settings or temporary tables.
 */
public final class AllAccounts {

    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();
    private static final int VALIDATION_SECONDS = 5;

    public Connection getConnection() throws SQLException {
        for (var idle = IDLE.poll(); idle != null; idle = IDLE.poll()) {
            // Some tests end all sessions of the database.
            if (idle.isValid(VALIDATION_SECONDS)) {
                return lend(idle);
            }
            idle.close();
        }
        return lend(open());
    }

    /** Without named statements on the server, which {@code DISCARD ALL} would drop while the driver goes on using them. */
    private static Connection open() throws SQLException {
        return DriverManager.getConnection(
                value("quarkus.datasource.jdbc.url") + "?prepareThreshold=0",
                value("hoopoe.test.superuser.username"),
                value("hoopoe.test.superuser.password"));
    }

    private static Connection lend(Connection connection) {
        var closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                AllAccounts.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("isClosed")) {
                        return closed.get() || connection.isClosed();
                    }
                    if (method.getName().equals("close")) {
                        if (closed.compareAndSet(false, true)) {
                            takeBack(connection);
                        }
                        return null;
                    }
                    if (closed.get()) {
                        throw new SQLException("The connection was closed");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void takeBack(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (var statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
            IDLE.push(connection);
        } catch (SQLException e) {
            // The session was ended by the test.
            connection.close();
        }
    }

    private static String value(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }
}
