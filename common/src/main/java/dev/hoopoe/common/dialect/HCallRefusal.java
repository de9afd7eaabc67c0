package dev.hoopoe.common.dialect;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.hoopoe.common.error.ErrorKind;

/**
 * HCall's failure: {@code {"message": <fixed text>, "reason": <detail>, "status": false}}, without {@code reason} where the
 * contract has none (contract HCall, section 1).
 */
@JsonPropertyOrder({"message", "reason", "status"})
record HCallRefusal(
        String message,
        @JsonInclude(JsonInclude.Include.NON_NULL) String reason,
        boolean status) {

    /** What this dialect says of a refusal where an operation says nothing else ({@link RefusedAs}). */
    static DialectAnswer of(ErrorKind kind, String reason) {
        return switch (kind) {
            case UNAUTHENTICATED, INVALID_CREDENTIALS, INVALID_TOKEN -> answer(401, "Unauthorized", null);
            case FORBIDDEN -> answer(403, "User role not authorized for this endpoint", null);
            // A method that a path does not take is a route that does not exist there.
            case NOT_FOUND, METHOD_NOT_ALLOWED -> answer(404, "Route not found", null);
            case INVALID, MISSING, CONFLICT -> answer(400, "Invalid data", reason);
            default -> answer(kind.status(), Phrases.of(kind.status()), reason);
        };
    }

    static DialectAnswer answer(int status, String message, String reason) {
        return new DialectAnswer(status, new HCallRefusal(message, reason, false));
    }
}
