package dev.hoopoe.common.error;

import java.util.Map;

/**
 * An error before a dialect gives it a body.
 *
 * @param message a sentence for the caller's developers
 * @param details messages by the field's name on the wire; empty when no single field is wrong
 * @param current what the resource is now, for {@link ErrorKind#PRECONDITION_FAILED}; null for every other kind
 */
public record ApiError(ErrorKind kind, String message, Map<String, String> details, Object current) {

    public static ApiError of(ErrorKind kind, String message) {
        return of(kind, message, Map.of());
    }

    public static ApiError of(ErrorKind kind, String message, Map<String, String> details) {
        return new ApiError(kind, message, details, null);
    }
}
