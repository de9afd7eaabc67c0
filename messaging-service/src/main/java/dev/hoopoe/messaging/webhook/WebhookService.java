package dev.hoopoe.messaging.webhook;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import dev.hoopoe.messaging.webhook.log.DeliveryLog;
import dev.hoopoe.messaging.webhook.log.DeliveryStatus;
import dev.hoopoe.messaging.webhook.log.LoggedDelivery;
import dev.hoopoe.messaging.webhook.log.WebhookTestSender;
import dev.hoopoe.messaging.webhook.net.RefusedTargetException;
import dev.hoopoe.messaging.webhook.net.TargetGuard;
import dev.hoopoe.messaging.webhook.signing.SecretStore;
import dev.hoopoe.messaging.webhook.signing.WebhookSecret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What administrators can do with the webhooks of their account. */
@ApplicationScoped
public class WebhookService {

    private final WebhookRepository webhooks;
    private final WebhookTransactions transactions;
    private final DeliveryLog log;
    private final WebhookTestSender tests;
    private final TargetGuard targets;
    private final SecretStore secrets;
    private final CurrentCaller caller;
    private final Clock clock;

    WebhookService(
            WebhookRepository webhooks,
            WebhookTransactions transactions,
            DeliveryLog log,
            WebhookTestSender tests,
            TargetGuard targets,
            SecretStore secrets,
            CurrentCaller caller,
            Clock clock) {
        this.webhooks = webhooks;
        this.transactions = transactions;
        this.log = log;
        this.tests = tests;
        this.targets = targets;
        this.secrets = secrets;
        this.caller = caller;
        this.clock = clock;
    }

    /** Webhooks of the account, oldest first. */
    public Page<Webhook> list(PageRequest page) {
        return webhooks.list(page);
    }

    public Webhook get(UUID id) {
        return webhooks.get(id);
    }

    /** Refuses as the field {@code url} one that leads where webhooks must not go. */
    public Webhook create(WebhookDetails details, WebhookSecret secret) {
        requirePermitted(details.url());
        return transactions.create(details, WebhookFormat.CLOUDEVENTS, true, secret);
    }

    /** As {@link #create}; types and filters hold for events from now on, the URL for those that wait, too. */
    public Webhook update(UUID id, UnaryOperator<WebhookDetails> change) {
        requirePermitted(change.apply(webhooks.get(id).details()).url());
        return transactions.update(id, change);
    }

    public void delete(UUID id) {
        transactions.delete(id);
    }

    public Webhook pause(UUID id) {
        return transactions.pause(id);
    }

    public Webhook resume(UUID id) {
        return transactions.resume(id);
    }

    /** {@code overlapSeconds}: for how long the former secret signs, too; null for the default. */
    public Webhook rotate(UUID id, WebhookSecret secret, Integer overlapSeconds) {
        return transactions.rotate(id, secret, overlapSeconds);
    }

    /** Sends again what came after a place in the feed, a cursor or a time; never skips forward. */
    public Webhook replay(UUID id, String from) {
        return transactions.replay(id, from);
    }

    /** Deliveries to a webhook, newest first; with a status only those in it. */
    public Page<LoggedDelivery> deliveries(UUID id, Optional<DeliveryStatus> status, PageRequest page) {
        return log.list(webhooks.get(id).id(), status, page);
    }

    /** The delivery that will be attempted: a new one for one that has ended. */
    public LoggedDelivery redeliver(UUID id, long delivery) {
        return log.redeliver(id, delivery, () -> webhooks.lock(id));
    }

    /** The delivery of a test event, with its one attempt. */
    public Uni<LoggedDelivery> test(UUID id) {
        var webhook = webhooks.get(id);
        if (!webhook.isVerified()) {
            throw HoopoeException.conflict("The URL has not answered the challenge, so it is sent nothing");
        }
        return tests.send(webhook.endpoint(secrets, clock.instant()), caller.accountId());
    }

    /** Outside of any transaction: a name may have to be looked up. */
    private void requirePermitted(String url) {
        try {
            targets.check(url);
        } catch (RefusedTargetException e) {
            throw HoopoeException.invalid("url", e.getMessage());
        }
    }
}
