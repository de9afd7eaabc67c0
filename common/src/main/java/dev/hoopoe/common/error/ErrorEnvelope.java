package dev.hoopoe.common.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/** The native dialect's error answer: {@code {"success":false,"data":{"error":…,"message":…,"details":{…}}}}. */
public record ErrorEnvelope(boolean success, Data data) {

    /** {@code details} holds messages by field and is left out when there are none. */
    public record Data(
            String error,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details) {}

    public static ErrorEnvelope of(ErrorKind kind, String message, Map<String, String> details) {
        return new ErrorEnvelope(false, new Data(kind.code(), message, details));
    }

    public static ErrorEnvelope of(ErrorKind kind, String message) {
        return of(kind, message, Map.of());
    }
}
