package dev.hoopoe.messaging.feed;

/** The database did not do what the feed asked of it. */
final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
