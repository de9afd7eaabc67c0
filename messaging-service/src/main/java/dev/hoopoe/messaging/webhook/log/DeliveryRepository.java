package dev.hoopoe.messaging.webhook.log;

import dev.hoopoe.common.list.EntityRows;
import dev.hoopoe.common.list.ListOrder;
import dev.hoopoe.common.list.Listing;
import dev.hoopoe.common.list.SortType;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Logged deliveries. */
@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, Long> {

    private static final ListOrder<Delivery> NEWEST_FIRST =
            ListOrder.<Delivery>falling("webhooks.deliveries").by("id", SortType.NUMBER, Delivery::id);

    Page<Delivery> list(UUID webhook, Optional<DeliveryStatus> status, PageRequest request) {
        var rows = status.map(wanted -> EntityRows.of(
                        this,
                        "webhookId = :webhook and status = :status",
                        Map.of("webhook", webhook, "status", wanted.wireName())))
                .orElseGet(() -> EntityRows.of(this, "webhookId = :webhook", Map.of("webhook", webhook)));
        return Listing.read(request, NEWEST_FIRST, rows);
    }

    Optional<Delivery> find(UUID webhook, long id) {
        return find("webhookId = ?1 and id = ?2", webhook, id).firstResultOptional();
    }
}
