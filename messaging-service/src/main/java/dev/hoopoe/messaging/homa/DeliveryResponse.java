package dev.hoopoe.messaging.homa;

import dev.hoopoe.messaging.webhook.delivery.Attempt;
import dev.hoopoe.messaging.webhook.log.DeliveryStatus;
import dev.hoopoe.messaging.webhook.log.LoggedDelivery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A delivery.
 *
 * @param eventId the {@code webhook-id} of all its attempts
 * @param nextAttemptAt null when there is none, or when another of the same ticket comes first
 * @param attempts the last 20, oldest first
 * @param requestExcerpt the beginning of what is sent; null when the event has expired, or is large and has withheld fields
 */
record DeliveryResponse(
        long id,
        UUID eventId,
        String eventType,
        String subject,
        DeliveryStatus status,
        @Schema(nullable = true) Instant nextAttemptAt,
        Instant createdAt,
        @Schema(nullable = true) Instant finishedAt,
        List<Attempt> attempts,
        @Schema(nullable = true) String requestExcerpt) {

    static DeliveryResponse of(LoggedDelivery delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.subject(),
                delivery.status(),
                delivery.nextAttemptAt(),
                delivery.createdAt(),
                delivery.finishedAt(),
                delivery.attempts(),
                delivery.requestExcerpt());
    }
}
