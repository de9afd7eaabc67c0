package dev.hoopoe.common.dialect.homa;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.error.ApiError;
import java.util.Map;

/** The native error body: {@code {"success":false,"data":{"error":…,"message":…,"details":{…}}}} (contract Homa, section 1). */
public record ErrorEnvelope(boolean success, Data data) {

    /**
     * {@code details} holds messages by field and is left out when there are none; {@code current} is the resource as it is
     * now, in answers to a failed {@code If-Match} only.
     */
    public record Data(
            String error,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details,
            @JsonInclude(JsonInclude.Include.NON_NULL) Object current) {}

    static ErrorEnvelope of(ApiError error) {
        return new ErrorEnvelope(
                false, new Data(error.kind().code(), error.message(), error.details(), error.current()));
    }
}
