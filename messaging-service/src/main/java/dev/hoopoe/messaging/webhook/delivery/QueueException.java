package dev.hoopoe.messaging.webhook.delivery;

/** The database did not do what the queue asked of it. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public QueueException(Throwable cause) {
        super("The queue of webhooks could not be worked on", cause);
    }
}
