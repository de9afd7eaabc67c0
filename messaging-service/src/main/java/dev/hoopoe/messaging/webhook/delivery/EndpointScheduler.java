package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.attribute.FieldVisibilities;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives endpoints their turns: in one transaction further events are planned and due deliveries claimed. */
@ApplicationScoped
class EndpointScheduler {

    private static final String IN_NEED = """
            SELECT * FROM (SELECT id,
                    EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.due_at <= ?
                        AND (d.claimed_until IS NULL OR d.claimed_until <= ?)) AS due,
                    pending < ? AND EXISTS (SELECT 1 FROM feed_event f
                        WHERE f.account_id = w.account_id AND f.position > w.position) AS behind
                FROM webhook w WHERE state = 'active') waiting
            WHERE due OR behind
            """;

    private final CrossAccountConnections database;
    private final WebhookLock lock;
    private final Planner planner;
    private final Claims claims;
    private final FieldVisibilities visibilities;
    private final DeliveryConfig config;
    private final Clock clock;

    EndpointScheduler(
            CrossAccountConnections database,
            WebhookLock lock,
            Planner planner,
            Claims claims,
            FieldVisibilities visibilities,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.lock = lock;
        this.planner = planner;
        this.claims = claims;
        this.visibilities = visibilities;
        this.config = config;
        this.clock = clock;
    }

    /** An endpoint that has deliveries due, or events to be planned. */
    record InNeed(UUID webhook, boolean due, boolean behind) {}

    /** What a turn did: events planned or not, and deliveries that are now to be attempted. */
    record Taken(boolean planned, List<Claim> claims) {

        static final Taken NOTHING = new Taken(false, List.of());
    }

    List<InNeed> inNeed() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(IN_NEED)) {
            select.setObject(1, now);
            select.setObject(2, now);
            select.setInt(3, config.mostPending());
            var found = new ArrayList<InNeed>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new InNeed(
                            rows.getObject("id", UUID.class), rows.getBoolean("due"), rows.getBoolean("behind")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("The queue of webhooks could not be worked on", e);
        }
    }

    private Taken take(
            Connection connection,
            QueuedWebhook webhook,
            boolean behind,
            AdaptiveConcurrencyLimit.Room room,
            Instant now)
            throws SQLException {
        if (webhook.withheld() == null) {
            visibilities.fetchInBackground(webhook.account());
            return Taken.NOTHING;
        }
        var planned = behind && planner.plan(connection, webhook, now);
        return new Taken(planned, room.isEmpty() ? List.of() : claims.take(connection, webhook, room, now));
    }

    /**
     * Nothing when another replica has the endpoint just now, or while it is not known which fields it is not sent. The claims
     * are committed before anybody sends.
     */
    Taken take(InNeed endpoint, AdaptiveConcurrencyLimit.Room room) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var now = clock.instant();
                var locked = lock.tryLock(connection, endpoint.webhook(), now);
                return locked.isEmpty() ? Taken.NOTHING : take(connection, locked.get(), endpoint.behind(), room, now);
            } catch (SQLException e) {
                throw new DatabaseException("The queue of webhooks could not be worked on", e);
            }
        });
    }
}
