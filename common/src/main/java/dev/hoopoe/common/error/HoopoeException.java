package dev.hoopoe.common.error;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** An error for the caller: its kind and a message. The dialect gives it status and body. */
public class HoopoeException extends RuntimeException {

    private final ErrorKind kind;
    private final transient Map<String, String> details;
    private final transient Duration retryAfter;

    public HoopoeException(ErrorKind kind, String message) {
        this(kind, message, Map.of(), null, null);
    }

    protected HoopoeException(
            ErrorKind kind, String message, Map<String, String> details, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.details = Map.copyOf(details);
        this.retryAfter = retryAfter;
    }

    /** An invalid field; {@code field} is the wire name. */
    public static HoopoeException invalid(String field, String message) {
        return new HoopoeException(ErrorKind.INVALID, field + ": " + message, Map.of(field, message), null, null);
    }

    /** A required field or parameter that is absent; {@code field} is the wire name. */
    public static HoopoeException missing(String field) {
        return new HoopoeException(ErrorKind.MISSING, field + " is required", Map.of(field, "is required"), null, null);
    }

    public static HoopoeException notFound(String what) {
        return new HoopoeException(ErrorKind.NOT_FOUND, what + " not found");
    }

    public static HoopoeException forbidden(String message) {
        return new HoopoeException(ErrorKind.FORBIDDEN, message);
    }

    public static HoopoeException conflict(String message) {
        return new HoopoeException(ErrorKind.CONFLICT, message);
    }

    /** A field's value that another resource already has; {@code field} is the wire name. */
    public static HoopoeException taken(String field, String message) {
        return new HoopoeException(ErrorKind.CONFLICT, message, Map.of(field, message), null, null);
    }

    /** An identical request is still running; a retry returns its result. */
    public static HoopoeException inProgress(String message) {
        return new HoopoeException(ErrorKind.CONFLICT, message, Map.of(), Duration.ofSeconds(1), null);
    }

    /** A position that no longer exists; {@code details} name the parameter and a valid value. */
    public static HoopoeException gone(String message, Map<String, String> details) {
        return new HoopoeException(ErrorKind.GONE, message, details, null, null);
    }

    /** A neighbour does not answer; the caller may retry. */
    public static HoopoeException unavailable(String what, Throwable cause) {
        return new HoopoeException(
                ErrorKind.UNAVAILABLE, what + " is not available; try again", Map.of(), Duration.ofSeconds(1), cause);
    }

    /** A limit of this process is reached; {@code retryAfter} is when to retry. */
    public static HoopoeException full(String message, Duration retryAfter) {
        return new HoopoeException(ErrorKind.UNAVAILABLE, message, Map.of(), retryAfter, null);
    }

    /** The caller sends too many requests; {@code retryAfter} is when to retry. */
    public static HoopoeException tooMany(String message, Duration retryAfter) {
        return new HoopoeException(ErrorKind.TOO_MANY_REQUESTS, message, Map.of(), retryAfter, null);
    }

    /** The message for the caller. */
    public ApiError error() {
        return ApiError.of(kind, getMessage(), details);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Messages by the field's wire name; empty when the error concerns no single field. */
    public Map<String, String> details() {
        return details;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
