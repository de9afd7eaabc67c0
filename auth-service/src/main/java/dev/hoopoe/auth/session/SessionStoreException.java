package dev.hoopoe.auth.session;

/** The database did not answer a question about sessions. */
final class SessionStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionStoreException(Throwable cause) {
        super("The sessions could not be read or cleared", cause);
    }
}
