package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Changes of an endpoint's queue by administrators; each needs a transaction that has locked the webhook. */
@ApplicationScoped
public class DeliveryQueueAdmin {

    private final AgroalDataSource database;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Clock clock;

    DeliveryQueueAdmin(AgroalDataSource database, WebhookStore webhooks, DeliveryStore deliveries, Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Makes all deliveries due that wait for a further attempt, each with a new retry schedule. */
    public void makeAllDue(UUID webhook) {
        execute((connection, now) -> {
            deliveries.makeAllDue(connection, webhook, now);
            return null;
        });
    }

    /**
     * Lets the feed be planned again after a position; never moves forward. What is planned from there on and does not run
     * just now is superseded, so that everything is sent in the order of the feed.
     */
    public void rewind(UUID webhook, long position) {
        execute((connection, now) -> {
            var superseded = deliveries.supersede(connection, webhook, position, now);
            webhooks.rewind(connection, webhook, position, superseded);
            deliveries.makeNextDueInAllLanes(connection, webhook, now);
            return null;
        });
    }

    /** Queues a delivery that has ended again, at the end of its lane; the id of the new one, empty when its event has been removed. */
    public Optional<Long> repeat(UUID webhook, long delivery) {
        return execute((connection, now) -> {
            var repeated = deliveries.repeat(connection, webhook, delivery, now);
            if (repeated.isPresent()) {
                webhooks.addPending(connection, webhook);
            }
            return repeated;
        });
    }

    /** Makes a delivery due that waits for its next attempt. */
    public void makeDue(UUID webhook, long delivery) {
        execute((connection, now) -> {
            deliveries.makeDue(connection, webhook, delivery, now);
            return null;
        });
    }

    private interface Work<T> {

        T on(Connection connection, OffsetDateTime now) throws SQLException;
    }

    private <T> T execute(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection, clock.instant().atOffset(ZoneOffset.UTC));
        } catch (SQLException e) {
            throw new DatabaseException("The webhook's queue could not be changed", e);
        }
    }
}
