package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.attribute.FieldVisibilities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Schedules endpoints: in one transaction further events are planned and due deliveries claimed. */
@ApplicationScoped
class EndpointScheduler {

    private final CrossAccountConnections database;
    private final WebhookStore webhooks;
    private final DeliveryPlanner planner;
    private final DeliveryClaims claims;
    private final FieldVisibilities visibilities;
    private final DeliveryConfig config;
    private final Clock clock;

    EndpointScheduler(
            CrossAccountConnections database,
            WebhookStore webhooks,
            DeliveryPlanner planner,
            DeliveryClaims claims,
            FieldVisibilities visibilities,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.planner = planner;
        this.claims = claims;
        this.visibilities = visibilities;
        this.config = config;
        this.clock = clock;
    }

    /** What was scheduled: events planned or not, and deliveries that are now to be attempted. */
    record ScheduledWork(boolean planned, List<Claim> claims) {

        static final ScheduledWork NOTHING = new ScheduledWork(false, List.of());
    }

    List<ReadyEndpoint> ready() {
        try (var connection = database.getConnection()) {
            return webhooks.ready(connection, config.maxPending(), now());
        } catch (SQLException e) {
            throw new DatabaseException("The endpoints of webhooks could not be read", e);
        }
    }

    /**
     * Nothing when another replica has the endpoint just now, or while it is not known which fields are withheld from it. The
     * claims are committed before the deliveries are attempted.
     */
    ScheduledWork schedule(ReadyEndpoint endpoint, AdaptiveConcurrencyLimit.Room room) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var now = now();
                var locked = webhooks.tryLock(connection, endpoint.webhook(), now);
                return locked.isEmpty()
                        ? ScheduledWork.NOTHING
                        : schedule(connection, locked.get(), endpoint.behind(), room, now);
            } catch (SQLException e) {
                throw new DatabaseException("Webhook deliveries could not be scheduled", e);
            }
        });
    }

    private ScheduledWork schedule(
            Connection connection,
            QueuedWebhook webhook,
            boolean behind,
            AdaptiveConcurrencyLimit.Room room,
            OffsetDateTime now)
            throws SQLException {
        if (webhook.withheld() == null) {
            visibilities.fetchInBackground(webhook.account());
            return ScheduledWork.NOTHING;
        }
        var planned = behind && planner.plan(connection, webhook, now);
        var claimed =
                room.isEmpty() || !webhook.verified() ? List.<Claim>of() : claims.claim(connection, webhook, room, now);
        return new ScheduledWork(planned, claimed);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
