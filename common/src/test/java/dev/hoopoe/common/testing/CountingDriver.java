package dev.hoopoe.common.testing;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/**
 * PostgreSQL's driver, which counts the statements that are executed for requests: those of Hibernate and all others, but not those
 * of background work, nor what tells a connection its account.
 */
public final class CountingDriver implements Driver {

    private static final AtomicLong EXECUTED = new AtomicLong();

    private static final ThreadLocal<AtomicLong> OF_THREAD = new ThreadLocal<>();

    private final Driver driver = new org.postgresql.Driver();

    /** How many were executed since the service began. */
    public static long executed() {
        return EXECUTED.get();
    }

    /** The number of statements that the current thread executes during the work, for requests or not; a batch counts once. */
    public static long executedBy(Runnable work) {
        var count = new AtomicLong();
        OF_THREAD.set(count);
        try {
            work.run();
            return count.get();
        } finally {
            OF_THREAD.remove();
        }
    }

    @Override
    public Connection connect(String url, Properties settings) throws SQLException {
        var connection = driver.connect(url, settings);
        return connection == null ? null : counting(Connection.class, connection);
    }

    private static <T> T counting(Class<T> type, T counted) {
        var loader = CountingDriver.class.getClassLoader();
        return type.cast(Proxy.newProxyInstance(
                loader, new Class<?>[] {type}, (proxy, method, values) -> call(proxy, counted, method, values)));
    }

    private static Object call(Object proxy, Object counted, Method method, Object[] values) throws Throwable {
        if (method.getName().equals("equals")) {
            return proxy == values[0];
        }
        if (counted instanceof Statement && method.getName().startsWith("execute")) {
            count();
        }
        try {
            var result = method.invoke(counted, values);
            return counted instanceof Connection ? counting(result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object counting(Object result) {
        if (result instanceof PreparedStatement prepared) {
            return counting(PreparedStatement.class, prepared);
        }
        return result instanceof Statement statement ? counting(Statement.class, statement) : result;
    }

    private static void count() {
        if (OF_THREAD.get() != null) {
            OF_THREAD.get().incrementAndGet();
        }
        if (isForRequest()) {
            EXECUTED.incrementAndGet();
        }
    }

    private static boolean isForRequest() {
        var container = Arc.container();
        return container != null
                && container.requestContext().isActive()
                && container.instance(CurrentVertxRequest.class).get().getCurrent() != null;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties settings) throws SQLException {
        return driver.getPropertyInfo(url, settings);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
