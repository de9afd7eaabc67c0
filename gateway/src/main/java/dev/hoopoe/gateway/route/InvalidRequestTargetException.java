package dev.hoopoe.gateway.route;

/** The address is malformed, or spelled in a way that nobody uses who means well. */
public final class InvalidRequestTargetException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidRequestTargetException(String why) {
        super(why, null, false, false);
    }
}
