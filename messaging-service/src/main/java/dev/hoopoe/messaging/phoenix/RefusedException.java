package dev.hoopoe.messaging.phoenix;

/** A join or a push that is answered with an error; the message is the reason that the client reads. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedException(String reason) {
        super(reason, null, false, false);
    }
}
