package dev.hoopoe.common.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** The native dialect's error answer: {@code {"success":false,"data":{"error":…,"message":…,"details":{…}}}}. */
public record ErrorEnvelope(boolean success, Data data) {

    /**
     * {@code details} holds messages by field and is left out when there are none; {@code current} is what a thing is that
     * the caller has seen otherwise, and left out in all other refusals.
     */
    public record Data(
            String error,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details,
            @JsonInclude(JsonInclude.Include.NON_NULL) Object current) {}

    public static ErrorEnvelope of(ErrorKind kind, String message, Map<String, String> details) {
        return new ErrorEnvelope(false, new Data(kind.code(), message, details, null));
    }

    public static ErrorEnvelope of(ErrorKind kind, String message) {
        return of(kind, message, Map.of());
    }

    /** With what the thing is by now, as it is shown to the caller. */
    public static ErrorEnvelope changed(String message, Object current) {
        return new ErrorEnvelope(false, new Data(ErrorKind.PRECONDITION_FAILED.code(), message, Map.of(), current));
    }
}
