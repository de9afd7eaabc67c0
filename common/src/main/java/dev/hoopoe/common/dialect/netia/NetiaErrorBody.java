package dev.hoopoe.common.dialect.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.common.dialect.ErrorAnswer;
import dev.hoopoe.common.error.ApiError;
import dev.hoopoe.common.error.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Netia's error body: {@code {"error": {"status", "code", "message"}}}; where fields are wrong, their texts are in it and beside
 * it as {@code errors}, because its clients read one or the other (contract Netia, section 1 and A2).
 */
record NetiaErrorBody(
        Problem error,
        @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, List<String>> errors) {

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    /** What the mappers name a body that cannot be read as a whole. */
    private static final String WHOLE_BODY = "body";

    /** {@code code} is for programs, such as {@code NOT_FOUND}. */
    record Problem(
            int status,
            String code,
            String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, List<String>> errors) {}

    static ErrorAnswer answer(ApiError error) {
        var errors = errorsByField(error);
        var status = statusOf(error.kind(), errors != null);
        var problem = new Problem(status, codeOf(status, error.kind()), error.message(), errors);
        return new ErrorAnswer(status, new NetiaErrorBody(problem, errors));
    }

    /** What names a field that is wrong or taken is 422; a request that cannot be read at all is 400. */
    private static int statusOf(ErrorKind kind, boolean namesFields) {
        var status = kind.status();
        return namesFields && (status == BAD_REQUEST || status == CONFLICT) ? UNPROCESSABLE : status;
    }

    private static String codeOf(int status, ErrorKind kind) {
        return switch (status) {
            case BAD_REQUEST -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case UNPROCESSABLE -> kind == ErrorKind.KEY_REUSED ? kind.name() : "VALIDATION_ERROR";
            case 500 -> "INTERNAL_SERVER_ERROR";
            default -> kind.name();
        };
    }

    /** Null when no single field is wrong. Fields are named without the member that wraps them in a body. */
    private static Map<String, List<String>> errorsByField(ApiError error) {
        var errors = new TreeMap<String, List<String>>();
        error.details().forEach((field, text) -> {
            if (!field.equals(WHOLE_BODY)) {
                errors.put(field.substring(field.indexOf('.') + 1), List.of(text));
            }
        });
        return errors.isEmpty() ? null : errors;
    }
}
