package dev.hoopoe.common.error;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A refusal that states its kind and a text for people; how it looks on the wire is left to the mappers. */
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

    /** One field that does not hold; {@code field} is the wire name. */
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

    /** A field's value that something else has already; {@code field} is the wire name. */
    public static HoopoeException taken(String field, String message) {
        return new HoopoeException(ErrorKind.CONFLICT, message, Map.of(field, message), null, null);
    }

    /** The same is being done already; trying again soon tells what came of it. */
    public static HoopoeException inProgress(String message) {
        return new HoopoeException(ErrorKind.CONFLICT, message, Map.of(), Duration.ofSeconds(1), null);
    }

    /** A place that was there once; {@code details} name the parameter and what may be used instead. */
    public static HoopoeException gone(String message, Map<String, String> details) {
        return new HoopoeException(ErrorKind.GONE, message, details, null, null);
    }

    /** A neighbour that does not answer; the caller may try again. */
    public static HoopoeException unavailable(String what, Throwable cause) {
        return new HoopoeException(
                ErrorKind.UNAVAILABLE, what + " is not available; try again", Map.of(), Duration.ofSeconds(1), cause);
    }

    /** No room for one more just now, whoever asks; {@code retryAfter} is when a further try makes sense. */
    public static HoopoeException full(String message, Duration retryAfter) {
        return new HoopoeException(ErrorKind.UNAVAILABLE, message, Map.of(), retryAfter, null);
    }

    /** Too much at once; {@code retryAfter} is when a further try makes sense. */
    public static HoopoeException tooMany(String message, Duration retryAfter) {
        return new HoopoeException(ErrorKind.TOO_MANY_REQUESTS, message, Map.of(), retryAfter, null);
    }

    /** What the caller is told. */
    public ApiError error() {
        return ApiError.of(kind, getMessage(), details);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Messages by field's wire name; empty when the refusal concerns no single field. */
    public Map<String, String> details() {
        return details;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
