package dev.hoopoe.gateway.answer;

import dev.hoopoe.common.error.ErrorKind;

/** An error that the gateway answers itself; without a stack trace, since it is not a fault of the gateway. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public Refusal(ErrorKind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public static Refusal notFound() {
        return new Refusal(ErrorKind.NOT_FOUND, "No resource at this address");
    }

    public static Refusal unauthenticated(String message) {
        return new Refusal(ErrorKind.UNAUTHENTICATED, message);
    }

    public static Refusal tooLarge(long limit) {
        return new Refusal(ErrorKind.TOO_LARGE, "The body must not exceed " + limit + " bytes");
    }

    public ErrorKind kind() {
        return kind;
    }
}
