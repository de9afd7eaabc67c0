package dev.hoopoe.messaging.homa;

import dev.hoopoe.common.web.Page;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.Webhook;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes webhooks' responses, which say how far the feed has been sent. */
@ApplicationScoped
class WebhookResponses {

    private final FeedSource feed;
    private final Clock clock;

    WebhookResponses(FeedSource feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    WebhookResponse of(Webhook webhook) {
        return WebhookResponse.of(webhook, feed.floor(), clock.instant(), null);
    }

    /** With the secret that the webhook's requests are signed with from now on. */
    WebhookResponse of(Webhook webhook, WebhookSecret secret) {
        return WebhookResponse.of(webhook, feed.floor(), clock.instant(), secret.text());
    }

    /** The feed's floor is read once. */
    Page<WebhookResponse> of(Page<Webhook> webhooks) {
        var floor = feed.floor();
        var now = clock.instant();
        return webhooks.map(webhook -> WebhookResponse.of(webhook, floor, now, null));
    }
}
