package dev.hoopoe.messaging.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records what became of attempts, many in one transaction, and makes the next delivery of each lane due. */
@ApplicationScoped
class DeliveryResultTransactions {

    private final CrossAccountConnections database;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final RetrySchedule schedule;
    private final ObjectMapper mapper;
    private final Clock clock;

    DeliveryResultTransactions(
            CrossAccountConnections database,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            RetrySchedule schedule,
            ObjectMapper mapper,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.mapper = mapper;
        this.clock = clock;
    }

    void record(List<CompletedAttempt> completed) {
        if (completed.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                record(connection, completed, clock.instant());
            } catch (SQLException e) {
                throw new DatabaseException("Results of webhook deliveries could not be stored", e);
            }
        });
    }

    /** For a process that stops: its attempts that have no result are another's to repeat. */
    void release(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            try (var connection = database.getConnection()) {
                webhooks.lockAll(
                        connection,
                        claims.stream().map(claim -> claim.endpoint().webhook()).collect(Collectors.toSet()));
                deliveries.release(connection, claims);
            } catch (SQLException e) {
                throw new DatabaseException("Leases of webhook deliveries could not be released", e);
            }
        });
    }

    private void record(Connection connection, List<CompletedAttempt> completed, Instant now) throws SQLException {
        var health = new HashMap<UUID, EndpointHealthUpdate>();
        completed.forEach(one -> health.computeIfAbsent(one.webhook(), EndpointHealthUpdate::new));
        webhooks.lockAll(connection, health.keySet());
        var counted = deliveries.record(
                connection, completed.stream().map(one -> result(one, now)).toList());
        var ended = new ArrayList<CompletedAttempt>();
        for (var i = 0; i < counted.size(); i++) {
            var one = completed.get(i);
            if (counted.get(i)) {
                health.get(one.webhook()).add(one, isOver(one));
                if (one.isEnd()) {
                    ended.add(one);
                }
            }
        }
        deliveries.makeNextDue(connection, ended, utc(now));
        for (var update : health.values()) {
            update.write(connection, webhooks, utc(now));
        }
    }

    /** Whether the schedule ends with this attempt. */
    private boolean isOver(CompletedAttempt one) {
        return !one.isEnd() && next(one, Instant.EPOCH).isEmpty();
    }

    private Optional<Instant> next(CompletedAttempt one, Instant now) {
        return schedule.next(one.claim().tries() + 1, one.attempt().retryAfter(), now);
    }

    private DeliveryStore.Result result(CompletedAttempt one, Instant now) {
        return one.isEnd()
                ? new DeliveryStore.Result(one, null, utc(now), json(one))
                // After the last attempt the endpoint is paused; once it is active again, the delivery is due.
                : new DeliveryStore.Result(one, utc(next(one, now).orElse(now)), null, json(one));
    }

    private String json(CompletedAttempt one) {
        try {
            return one.attempt() == null ? "[]" : mapper.writeValueAsString(List.of(one.attempt()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
