package dev.hoopoe.gateway.answer;

import dev.hoopoe.common.error.ErrorKind;

/** An error that the gateway answers itself; without a stack trace, since it is not a fault of the gateway. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final long retryAfterSeconds;

    public Refusal(ErrorKind kind, String message) {
        this(kind, message, 1);
    }

    private Refusal(ErrorKind kind, String message, long retryAfterSeconds) {
        super(message, null, false, false);
        this.kind = kind;
        this.retryAfterSeconds = retryAfterSeconds;
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

    /**
     * Too many requests.
     *
     * @param retryAfterSeconds when the caller may try again, at least 1
     */
    public static Refusal tooMany(String message, long retryAfterSeconds) {
        return new Refusal(ErrorKind.TOO_MANY_REQUESTS, message, retryAfterSeconds);
    }

    /** The value of {@code Retry-After}, for a kind that has this header. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public ErrorKind kind() {
        return kind;
    }
}
