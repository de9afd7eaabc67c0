package dev.hoopoe.messaging.webhook.delivery;

import java.util.UUID;

/**
 * What is sent.
 *
 * @param id of the event: the same whenever and wherever the event is sent
 * @param body JSON
 * @param traceparent of what caused the event; null outside of a trace
 */
public record WebhookMessage(UUID id, String body, String traceparent) {

    @Override
    public String toString() {
        return "WebhookMessage[id=%s]".formatted(id);
    }
}
