package dev.hoopoe.messaging.webhook.log;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.web.Page;
import dev.hoopoe.common.web.PageRequest;
import dev.hoopoe.messaging.feed.FeedSource;
import dev.hoopoe.messaging.webhook.delivery.Attempt;
import dev.hoopoe.messaging.webhook.delivery.DeliveryQueueAdmin;
import dev.hoopoe.messaging.webhook.delivery.Dispatcher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Lists a webhook's deliveries and repeats single ones; the caller has checked access to the webhook. */
@ApplicationScoped
public class DeliveryLog {

    private static final int EXCERPT = 1_024;
    private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};

    private final DeliveryRepository deliveries;
    private final DeliveryQueueAdmin queue;
    private final Dispatcher dispatcher;
    private final FeedSource feed;
    private final ObjectMapper mapper;

    DeliveryLog(
            DeliveryRepository deliveries,
            DeliveryQueueAdmin queue,
            Dispatcher dispatcher,
            FeedSource feed,
            ObjectMapper mapper) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.feed = feed;
        this.mapper = mapper;
    }

    public Page<LoggedDelivery> list(UUID webhook, Optional<DeliveryStatus> status, PageRequest request) {
        var page = deliveries.list(webhook, status, request);
        var bodies = feed.excerpts(
                page.data().stream()
                        .map(Delivery::position)
                        .filter(Objects::nonNull)
                        .toList(),
                EXCERPT);
        return page.map(delivery -> logged(delivery, bodies));
    }

    LoggedDelivery get(UUID webhook, long id) {
        return logged(deliveries.find(webhook, id).orElseThrow(DeliveryLog::notFound));
    }

    /** The delivery that will be attempted; {@code lock} locks the webhook. */
    public LoggedDelivery redeliver(UUID webhook, long id, Runnable lock) {
        var again = QuarkusTransaction.joiningExisting().call(() -> {
            lock.run();
            var delivery = deliveries.find(webhook, id).orElseThrow(DeliveryLog::notFound);
            if (delivery.status() == DeliveryStatus.PENDING) {
                queue.makeDue(webhook, id);
                return id;
            }
            return queue.repeat(webhook, id)
                    .orElseThrow(() -> HoopoeException.gone(
                            "The event is older than the retention time and was removed", Map.of()));
        });
        dispatcher.wake();
        return get(webhook, again);
    }

    private LoggedDelivery logged(Delivery delivery) {
        var positions = delivery.position() == null ? List.<Long>of() : List.of(delivery.position());
        return logged(delivery, feed.excerpts(positions, EXCERPT));
    }

    private LoggedDelivery logged(Delivery delivery, Map<Long, String> bodies) {
        var body = delivery.body() == null ? bodies.get(delivery.position()) : delivery.body();
        return new LoggedDelivery(
                delivery.id(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.subject(),
                delivery.status(),
                delivery.dueAt(),
                delivery.createdAt(),
                delivery.finishedAt(),
                mapper.convertValue(delivery.attempts(), ATTEMPTS),
                body == null ? null : Characters.beginning(body, EXCERPT));
    }

    private static HoopoeException notFound() {
        return HoopoeException.notFound("Delivery");
    }
}
