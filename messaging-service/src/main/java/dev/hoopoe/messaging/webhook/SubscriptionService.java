package dev.hoopoe.messaging.webhook;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import dev.hoopoe.messaging.webhook.net.RefusedTargetException;
import dev.hoopoe.messaging.webhook.net.TargetGuard;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What administrators can do with Netia's event subscriptions: webhooks of another format, which are sent nothing until their URL
 * has answered a challenge. Challenges wait for the network, so none of these may run within a transaction.
 */
@ApplicationScoped
public class SubscriptionService {

    private final WebhookRepository webhooks;
    private final WebhookTransactions transactions;
    private final UrlVerifier verifier;
    private final TargetGuard targets;

    SubscriptionService(
            WebhookRepository webhooks, WebhookTransactions transactions, UrlVerifier verifier, TargetGuard targets) {
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.verifier = verifier;
        this.targets = targets;
    }

    /** Subscriptions of the account, oldest first: all, since webhooks are few. */
    public List<Webhook> list() {
        return webhooks.listOf(WebhookFormat.NETIA);
    }

    public Webhook get(UUID id) {
        return webhooks.find(id, WebhookFormat.NETIA).orElseThrow(() -> HoopoeException.notFound("Event subscription"));
    }

    /** {@code eventTypes} are names of the feed, one at least. */
    public Webhook create(String url, List<String> eventTypes) {
        requirePermitted(url);
        var challenge = verifier.challenge(url);
        var details = new WebhookDetails(url, null, eventTypes, FieldFilters.NONE);
        return transactions.create(details, WebhookFormat.NETIA, challenge.answered(), WebhookSecret.generate());
    }

    /** Changes what is present. A new URL is challenged, and so is the present one while it is not verified. */
    public Webhook update(UUID id, Optional<String> url, Optional<List<String>> eventTypes) {
        var present = get(id);
        var target = url.orElse(present.details().url());
        var isNew = !target.equals(present.details().url());
        if (isNew) {
            requirePermitted(target);
        }
        var challenge = isNew || !present.isVerified()
                ? Optional.of(verifier.challenge(target))
                : Optional.<UrlChallenge>empty();
        return transactions.revise(
                id,
                details -> new WebhookDetails(
                        url.orElse(details.url()),
                        details.description(),
                        eventTypes.orElse(details.eventTypes()),
                        details.filters()),
                challenge);
    }

    public void delete(UUID id) {
        transactions.deleteSubscription(id);
    }

    /** Whether the URL answers a challenge; false, too, for one that may not be sent anything. */
    public boolean verify(String url) {
        return verifier.challenge(url).answered();
    }

    private void requirePermitted(String url) {
        try {
            targets.check(url);
        } catch (RefusedTargetException e) {
            throw HoopoeException.invalid("url", e.getMessage());
        }
    }
}
