package dev.hoopoe.common.sql;

/** A statement outside of Hibernate failed; the answer is chosen by the SQLSTATE of the cause. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what could not be done, such as "The API keys could not be read" */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
