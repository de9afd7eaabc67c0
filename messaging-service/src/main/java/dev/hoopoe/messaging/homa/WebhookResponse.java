package dev.hoopoe.messaging.homa;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.Webhook;
import dev.hoopoe.messaging.webhook.WebhookState;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook.
 *
 * @param format {@code netia} for an event subscription of Netia, which is changed there
 * @param verified false for an event subscription whose URL has not answered the challenge; it is sent nothing
 * @param stateReason why it is not active; null when it is
 * @param pending deliveries that wait; further events wait in the feed
 * @param cursor the feed's cursor up to which events have been planned
 * @param failingSince since when no attempt has succeeded; null when the last one did
 * @param missedAfter between this cursor and {@code missedThrough}, events expired before they could be sent; null for none
 * @param formerSecretUntil until when requests are signed with the former secret too; null after that
 * @param secret only in the answers to its creation and to a rotation
 */
record WebhookResponse(
        UUID id,
        String url,
        @Schema(nullable = true) String description,
        List<String> eventTypes,
        ObjectNode filters,
        WebhookFormat format,
        boolean verified,
        WebhookState state,
        @Schema(nullable = true) String stateReason,
        int pending,
        String cursor,
        @Schema(nullable = true) Instant failingSince,
        @Schema(nullable = true) String missedAfter,
        @Schema(nullable = true) String missedThrough,
        @Schema(nullable = true) Instant formerSecretUntil,
        Instant createdAt,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(pattern = "^whsec_[A-Za-z0-9+/]+=*$")
        String secret) {

    /** {@code floor}: the position up to which the feed's events have expired. */
    static WebhookResponse of(Webhook webhook, long floor, Instant now, String secret) {
        var details = webhook.details();
        return new WebhookResponse(
                webhook.id(),
                details.url(),
                details.description(),
                details.eventTypes(),
                details.filters(),
                webhook.format(),
                webhook.isVerified(),
                webhook.state(),
                webhook.stateReason(),
                webhook.pending(),
                FeedSource.cursorAt(webhook.position()),
                webhook.failingSince(),
                missedAfter(webhook, floor),
                missedThrough(webhook, floor),
                webhook.formerSecretUntil(now),
                webhook.createdAt(),
                webhook.updatedAt(),
                secret);
    }

    private static String missedAfter(Webhook webhook, long floor) {
        if (webhook.missedAfter() != null) {
            return FeedSource.cursorAt(webhook.missedAfter());
        }
        return floor > webhook.position() ? FeedSource.cursorAt(webhook.position()) : null;
    }

    private static String missedThrough(Webhook webhook, long floor) {
        if (floor > webhook.position()) {
            return FeedSource.cursorAt(floor);
        }
        return webhook.missedThrough() == null ? null : FeedSource.cursorAt(webhook.missedThrough());
    }

    @Override
    public String toString() {
        return "WebhookResponse[id=%s]".formatted(id);
    }
}
