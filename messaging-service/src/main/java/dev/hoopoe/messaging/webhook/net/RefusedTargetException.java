package dev.hoopoe.messaging.webhook.net;

/** A webhook must not go there; the message says why, for the field {@code url}. */
public final class RefusedTargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedTargetException(String message) {
        super(message);
    }
}
