package dev.hoopoe.messaging.netia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hoopoe.messaging.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event subscription, a webhook of the desk (contract Netia, section 10 and A8). {@code verified} is false when the URL has not
 * answered the challenge; it is sent nothing then.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record NetiaEventSubscription(
        UUID id,

        @Schema(enumeration = {"event_subscription"}) String object,

        String url,
        String webhookUrl,
        List<String> eventTypes,
        String scope,
        boolean verified,
        String accountId,
        Instant createdAt,
        Instant updatedAt) {

    static NetiaEventSubscription of(Webhook webhook) {
        var details = webhook.details();
        var names = NetiaEvent.madeFrom(details.eventTypes()).stream()
                .map(NetiaEvent::wireName)
                .toList();
        return new NetiaEventSubscription(
                webhook.id(),
                "event_subscription",
                details.url(),
                details.url(),
                names,
                String.join(" ", names),
                webhook.isVerified(),
                webhook.accountId(),
                webhook.createdAt(),
                webhook.updatedAt());
    }

    @Override
    public String toString() {
        return "NetiaEventSubscription[id=%s]".formatted(id);
    }
}
