package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hoopoe.messaging.webhook.net.Answer;
import java.util.Locale;

/** The result of an attempt. */
public enum AttemptResult {
    DELIVERED,
    /** A redirect, which is not followed. */
    REDIRECTED,
    /** 410: the endpoint wants no more. */
    GONE,
    /** Any other status. */
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    /** The endpoint's URL leads to an address that webhooks must not reach. */
    NOT_PERMITTED;

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;
    private static final int WANTS_NO_MORE = 410;

    static AttemptResult of(Answer answer) {
        return switch (answer.ending()) {
            case ANSWERED -> ofStatus(answer.status());
            case TIMED_OUT -> TIMED_OUT;
            case UNREACHABLE -> UNREACHABLE;
            case NOT_PERMITTED -> NOT_PERMITTED;
        };
    }

    private static AttemptResult ofStatus(int status) {
        if (status >= OK && status < REDIRECTS) {
            return DELIVERED;
        }
        if (status >= REDIRECTS && status < ERRORS) {
            return REDIRECTED;
        }
        return status == WANTS_NO_MORE ? GONE : REFUSED;
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
