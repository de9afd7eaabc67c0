package dev.hoopoe.common.sql;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;

/**
 * An advisory lock of PostgreSQL, which all processes of a service know by its number or its name; with it one of them at a
 * time does a job.
 */
public final class AdvisoryLock {

    private final String key;
    private final Object number;

    private AdvisoryLock(String key, Object number) {
        this.key = key;
        this.number = number;
    }

    public static AdvisoryLock numbered(long number) {
        return new AdvisoryLock("?", number);
    }

    /** The name's hash is the number. */
    public static AdvisoryLock named(String name) {
        return new AdvisoryLock("hashtextextended(?, 0)", name);
    }

    /** Waits for the lock, and holds it until the transaction ends. */
    public void lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_advisory_xact_lock(" + key + ")")) {
            statement.setObject(1, number);
            statement.execute();
        }
    }

    /** As {@link #lock(Connection)}, in the transaction of the session. */
    public void lock(EntityManager entities) {
        entities.unwrap(Session.class).doWork(this::lock);
    }

    /** Takes the lock until the transaction ends, unless another transaction has it. */
    public boolean tryLock(Connection connection) throws SQLException {
        return ask(connection, "pg_try_advisory_xact_lock");
    }

    /** As {@link #tryLock(Connection)}, in the transaction of the session. */
    public boolean tryLock(EntityManager entities) {
        return entities.unwrap(Session.class).doReturningWork(this::tryLock);
    }

    /** Takes the lock until the connection ends or releases it, unless another connection has it. */
    public boolean tryLockForConnection(Connection connection) throws SQLException {
        return ask(connection, "pg_try_advisory_lock");
    }

    /** Releases what {@link #tryLockForConnection} took. */
    public void release(Connection connection) throws SQLException {
        ask(connection, "pg_advisory_unlock");
    }

    private boolean ask(Connection connection, String function) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT " + function + "(" + key + ")")) {
            statement.setObject(1, number);
            try (var answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
