package dev.hoopoe.directory.storage;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import jakarta.persistence.PersistenceException;

/** Turns the database's refusal of a value that must be unique into ours. */
public final class Uniqueness {

    private Uniqueness() {}

    /** Runs a write that flushes; a value that is taken is a conflict with this message. */
    public static void orConflict(String message, Runnable write) {
        try {
            write.run();
        } catch (PersistenceException e) {
            if (SqlStates.UNIQUE_VIOLATION.equals(SqlStates.of(e))) {
                throw HoopoeException.conflict(message);
            }
            throw e;
        }
    }
}
