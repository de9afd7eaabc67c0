package dev.hoopoe.messaging.phoenix;

/** A text that is no frame of the protocol. */
final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String message) {
        super(message, null, false, false);
    }
}
