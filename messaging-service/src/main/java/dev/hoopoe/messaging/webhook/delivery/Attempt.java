package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One attempt to deliver, as it is logged.
 *
 * @param statusCode of the answer; null without one
 * @param error why there was no answer; null with one
 * @param responseExcerpt the beginning of the answer's body; null without an answer
 * @param retryAfter that header of the answer; null without it
 */
public record Attempt(
        Instant at,
        AttemptResult result,
        @Schema(nullable = true) Integer statusCode,
        long durationMs,
        @Schema(nullable = true) String error,
        @Schema(nullable = true) String responseExcerpt,
        @JsonIgnore String retryAfter) {

    public boolean succeeded() {
        return result == AttemptResult.DELIVERED;
    }

    /** For people: the status or the error. */
    String outcome() {
        return statusCode == null ? error : "status " + statusCode;
    }
}
