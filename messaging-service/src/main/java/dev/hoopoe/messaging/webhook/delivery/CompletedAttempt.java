package dev.hoopoe.messaging.webhook.delivery;

import java.util.UUID;

/**
 * A delivery that was attempted.
 *
 * @param attempt null when there was nothing to send any more
 */
record CompletedAttempt(Claim claim, Attempt attempt) {

    UUID webhook() {
        return claim.endpoint().webhook();
    }

    boolean isExpired() {
        return attempt == null;
    }

    boolean isDelivered() {
        return attempt != null && attempt.succeeded();
    }

    /** Whether nothing more is to be done about it. */
    boolean isEnd() {
        return isDelivered() || isExpired();
    }

    String status() {
        if (isExpired()) {
            return "expired";
        }
        return isDelivered() ? "delivered" : "pending";
    }
}
