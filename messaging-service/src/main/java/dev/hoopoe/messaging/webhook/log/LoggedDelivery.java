package dev.hoopoe.messaging.webhook.log;

import dev.hoopoe.messaging.webhook.delivery.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery with what the log has on it.
 *
 * @param eventId the {@code webhook-id} of all its attempts
 * @param nextAttemptAt null when there is none, or when another of the same ticket comes first
 * @param attempts the last 20, oldest first
 * @param requestExcerpt the beginning of what is sent; null when the event has expired, or is large and has withheld fields
 */
public record LoggedDelivery(
        long id,
        UUID eventId,
        String eventType,
        String subject,
        DeliveryStatus status,
        Instant nextAttemptAt,
        Instant createdAt,
        Instant finishedAt,
        List<Attempt> attempts,
        String requestExcerpt) {}
