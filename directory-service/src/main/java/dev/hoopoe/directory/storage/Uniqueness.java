package dev.hoopoe.directory.storage;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.error.SqlStates;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;

/** Maps violations of unique indexes to conflicts. */
public final class Uniqueness {

    private Uniqueness() {}

    /**
     * A unique field of a table.
     *
     * @param index the name of the unique index
     * @param field the wire name
     * @param message the error text when the value is taken
     */
    public record UniqueField(String index, String field, String message) {}

    /** Runs a write that flushes; a violation becomes a conflict with this message. */
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

    /** Runs a write that flushes; a violation becomes a conflict that names its field. */
    public static void orTaken(List<UniqueField> fields, Runnable write) {
        try {
            write.run();
        } catch (PersistenceException e) {
            var taken = fields.stream()
                    .filter(field -> field.index().equals(indexIn(e)))
                    .findAny();
            if (taken.isPresent()) {
                throw HoopoeException.taken(taken.get().field(), taken.get().message());
            }
            throw e;
        }
    }

    private static String indexIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return violation.getConstraintName();
            }
        }
        return null;
    }
}
