package dev.hoopoe.common.error;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

/** Finds PostgreSQL's SQLSTATE in an exception (PostgreSQL manual, appendix A). */
public final class SqlStates {

    public static final String UNIQUE_VIOLATION = "23505";
    public static final String FOREIGN_KEY_VIOLATION = "23503";
    static final String LOCK_NOT_AVAILABLE = "55P03";
    public static final String DATA_EXCEPTION = "22";

    private SqlStates() {}

    /** The SQLSTATE of the innermost SQL failure, or null when there is none. */
    public static String of(Throwable failure) {
        String state = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return state;
    }

    /** True when another transaction changed the row since it was read; reading again and retrying may succeed. */
    public static boolean isStale(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException) {
                return true;
            }
        }
        return false;
    }

    /** True when a retry may succeed: connection lost, server stopping, deadlock, no free connection. */
    public static boolean isTransient(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                // Agroal reports an exhausted or closed pool without a state.
                if (state == null
                        || state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.equals(LOCK_NOT_AVAILABLE)) {
                    return true;
                }
            }
        }
        return false;
    }
}
