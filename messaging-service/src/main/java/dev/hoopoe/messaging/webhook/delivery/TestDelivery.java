package dev.hoopoe.messaging.webhook.delivery;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/**
 * A test as the log is to show it.
 *
 * @param status as the column has it
 * @param attempts JSON of its one attempt
 */
public record TestDelivery(
        WebhookMessage message,
        String type,
        String status,
        String attempts,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {

    int bytes() {
        return message.body().getBytes(StandardCharsets.UTF_8).length;
    }
}
