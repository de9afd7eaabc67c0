package dev.hoopoe.gateway.route;

/** The request target is malformed, or encoded in a way that only attacks use. */
public final class InvalidRequestTargetException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidRequestTargetException(String why) {
        super(why, null, false, false);
    }
}
