package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import java.util.List;
import java.util.UUID;

/** Where a webhook's messages go, what they hold, and what they are signed with; the newest secret first. */
public record Endpoint(UUID webhook, String url, WebhookFormat format, List<WebhookSecret> secrets) {

    @Override
    public String toString() {
        return "Endpoint[webhook=%s]".formatted(webhook);
    }
}
