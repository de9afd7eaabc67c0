package dev.hoopoe.common.error;

/** What kind of refusal an error is, with its HTTP status and its code in the native dialect (contract Homa, section 1). */
public enum ErrorKind {
    INVALID(400, "invalid_input"),
    MISSING(400, "missing_required"),
    UNAUTHENTICATED(401, "unauthorized"),
    INVALID_CREDENTIALS(401, "invalid_credentials"),
    INVALID_TOKEN(401, "invalid_token"),
    FORBIDDEN(403, "forbidden"),
    NOT_FOUND(404, "not_found"),
    METHOD_NOT_ALLOWED(405, "method_not_allowed"),
    NOT_ACCEPTABLE(406, "invalid_input"),
    REQUEST_TIMEOUT(408, "invalid_input"),
    CONFLICT(409, "conflict"),
    GONE(410, "gone"),
    PRECONDITION_FAILED(412, "precondition_failed"),
    TOO_LARGE(413, "invalid_input"),
    ADDRESS_TOO_LONG(414, "invalid_input"),
    UNSUPPORTED_MEDIA_TYPE(415, "invalid_input"),
    KEY_REUSED(422, "idempotency_key_reused"),
    UPGRADE_REQUIRED(426, "invalid_input"),
    TOO_MANY_REQUESTS(429, "too_many_requests"),
    HEADERS_TOO_LARGE(431, "invalid_input"),
    INTERNAL(500, "internal_error"),
    BAD_GATEWAY(502, "internal_error"),
    UNAVAILABLE(503, "internal_error"),
    TIMED_OUT(504, "internal_error");

    private final int status;
    private final String code;

    ErrorKind(int status, String code) {
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The kind that stands for an HTTP status; a status without a kind of its own is {@link #INVALID} or {@link #INTERNAL}. */
    public static ErrorKind ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 410 -> GONE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> TOO_LARGE;
            case 414 -> ADDRESS_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 426 -> UPGRADE_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 502 -> BAD_GATEWAY;
            case 503 -> UNAVAILABLE;
            case 504 -> TIMED_OUT;
            default -> status < 500 ? INVALID : INTERNAL;
        };
    }
}
