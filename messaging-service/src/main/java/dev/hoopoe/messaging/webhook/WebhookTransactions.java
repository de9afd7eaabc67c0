package dev.hoopoe.messaging.webhook;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.etag.EntityTags;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.delivery.DeliveryQueueAdmin;
import dev.hoopoe.messaging.webhook.delivery.Dispatcher;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes webhooks; each change that may let the queue go on wakes the dispatcher, after the commit. */
@ApplicationScoped
class WebhookTransactions {

    private final WebhookRepository webhooks;
    private final DeliveryQueueAdmin queue;
    private final Dispatcher dispatcher;
    private final FeedSource feed;
    private final SecretStore secrets;
    private final WebhookConfig config;
    private final CurrentCaller caller;
    private final Clock clock;
    private final EntityTags tags;

    WebhookTransactions(
            WebhookRepository webhooks,
            DeliveryQueueAdmin queue,
            Dispatcher dispatcher,
            FeedSource feed,
            SecretStore secrets,
            WebhookConfig config,
            CurrentCaller caller,
            Clock clock,
            EntityTags tags) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.feed = feed;
        this.secrets = secrets;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.tags = tags;
    }

    /**
     * The webhook is sent events from now on.
     *
     * @param verified false for one that is sent nothing yet
     */
    Webhook create(WebhookDetails details, WebhookFormat format, boolean verified, WebhookSecret secret) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            webhooks.queueForCreation(caller.accountId());
            if (webhooks.count() >= config.maxPerAccount()) {
                throw HoopoeException.conflict(
                        "The account has the maximum of " + config.maxPerAccount() + " webhooks");
            }
            var now = clock.instant();
            var webhook = new Webhook(details, format, verified, feed.end(), now);
            webhook.signWith(secret, null, secrets, now);
            webhooks.persistAndFlush(webhook);
            return webhook;
        });
    }

    /** Events that are planned already are sent whatever the new types and filters are, but to the new URL. */
    Webhook update(UUID id, UnaryOperator<WebhookDetails> change) {
        return change(id, webhook -> {
            requireCloudEvents(webhook);
            return webhook.revise(change.apply(webhook.details()), clock.instant());
        });
    }

    /** An event subscription's URL has to be verified when it changes. */
    private static void requireCloudEvents(Webhook webhook) {
        if (webhook.format() != WebhookFormat.CLOUDEVENTS) {
            throw HoopoeException.conflict("This webhook is an event subscription of Netia; change it there");
        }
    }

    /**
     * Changes an event subscription of Netia.
     *
     * @param challenge the URL that was sent a challenge, with the result; empty when none was
     */
    Webhook revise(UUID id, UnaryOperator<WebhookDetails> change, Optional<UrlChallenge> challenge) {
        return change(id, webhook -> {
            requireNetia(webhook);
            var now = clock.instant();
            webhook.revise(change.apply(webhook.details()), now);
            challenge
                    .filter(sent -> sent.url().equals(webhook.details().url()))
                    .ifPresent(sent -> webhook.verify(sent.answered(), now));
            return true;
        });
    }

    private static void requireNetia(Webhook webhook) {
        if (webhook.format() != WebhookFormat.NETIA) {
            throw HoopoeException.notFound("Event subscription");
        }
    }

    void delete(UUID id) {
        QuarkusTransaction.joiningExisting().run(() -> webhooks.delete(lock(id)));
    }

    /** As {@link #delete}, of an event subscription of Netia. */
    void deleteSubscription(UUID id) {
        QuarkusTransaction.joiningExisting().run(() -> {
            var webhook = lock(id);
            requireNetia(webhook);
            webhooks.delete(webhook);
        });
    }

    Webhook rotate(UUID id, WebhookSecret secret, Integer overlapSeconds) {
        var overlap = overlapSeconds == null ? config.secretOverlap() : Duration.ofSeconds(overlapSeconds);
        return change(id, webhook -> {
            var now = clock.instant();
            webhook.signWith(secret, now.plus(overlap), secrets, now);
            return true;
        });
    }

    Webhook pause(UUID id) {
        return change(id, webhook -> {
            webhook.pause(clock.instant());
            return true;
        });
    }

    /** What waited is due at once, with a schedule that begins again. */
    Webhook resume(UUID id) {
        return change(id, webhook -> {
            var resumed = webhook.resume(clock.instant());
            if (resumed) {
                queue.makeAllDue(id);
            }
            return resumed;
        });
    }

    /** Sends again what came after that place in the feed; never skips forward. */
    Webhook replay(UUID id, String from) {
        return change(id, webhook -> {
            queue.rewind(id, feed.positionOf(from, "from"));
            return true;
        });
    }

    private Webhook change(UUID id, Function<Webhook, Boolean> change) {
        var changed = QuarkusTransaction.joiningExisting().call(() -> {
            var webhook = lock(id);
            if (change.apply(webhook)) {
                webhooks.flush();
                webhooks.getEntityManager().refresh(webhook);
            }
            return webhook;
        });
        dispatcher.wake();
        return changed;
    }

    private Webhook lock(UUID id) {
        var webhook = webhooks.lock(id);
        tags.require(webhook);
        return webhook;
    }
}
