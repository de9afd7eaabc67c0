package dev.hoopoe.messaging.webhook;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.webhook.delivery.WebhookFormat;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored webhooks. */
@ApplicationScoped
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {

    private static final ListOrder<Webhook> BY_AGE = ListOrder.<Webhook>rising("webhooks.created_at")
            .by("createdAt", SortType.TIME, Webhook::createdAt)
            .by("id", SortType.UUID, Webhook::id);

    /** By a query, which sees the account's own alone. */
    Webhook get(UUID id) {
        return find("id", id).firstResultOptional().orElseThrow(WebhookRepository::notFound);
    }

    /** As {@link #get}, of a format. */
    Optional<Webhook> find(UUID id, WebhookFormat format) {
        return find("id = ?1 and format = ?2", id, format).firstResultOptional();
    }

    /** All webhooks of the account that have a format, oldest first. */
    List<Webhook> listOf(WebhookFormat format) {
        return list("format = ?1 order by createdAt, id", format);
    }

    /** Locks the webhook's queue, too. */
    Webhook lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(WebhookRepository::notFound);
    }

    /** Webhooks of the account, oldest first. */
    Page<Webhook> list(PageRequest request) {
        return Listing.read(request, BY_AGE, EntityRows.all(this));
    }

    /** Creations in an account wait for each other, so that each counts the webhooks before it. */
    void queueForCreation(String account) {
        AdvisoryLock.named("hoopoe.webhook/" + account).lock(getEntityManager());
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("Webhook");
    }
}
