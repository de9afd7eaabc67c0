package dev.hoopoe.messaging.webhook.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.CurrentTrace;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.messaging.webhook.delivery.Attempt;
import dev.hoopoe.messaging.webhook.delivery.Endpoint;
import dev.hoopoe.messaging.webhook.delivery.Message;
import dev.hoopoe.messaging.webhook.delivery.Sender;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Sends an event that tells of nothing, at once and once, so that somebody can see whether it arrives. */
@ApplicationScoped
public class WebhookTests {

    static final String TYPE = "dev.hoopoe.webhook.test.v1";

    private static final int MOST_AT_A_TIME = 50;

    private static final String KEEP = """
            INSERT INTO webhook_delivery (webhook_id, account_id, event_id, event_type, subject, body, lane, bytes, status,
                tries, attempts, created_at, finished_at)
            SELECT id, account_id, ?, ?, ?, ?, 'test/' || ?, ?, ?, 1, ?::jsonb, ?, ? FROM webhook WHERE id = ?
            RETURNING id
            """;

    private final Sender sender;
    private final DeliveryLog log;
    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final CurrentTrace trace;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    WebhookTests(
            Sender sender,
            DeliveryLog log,
            AgroalDataSource database,
            ObjectMapper mapper,
            CurrentTrace trace,
            Clock clock) {
        this.sender = sender;
        this.log = log;
        this.database = database;
        this.mapper = mapper;
        this.trace = trace;
        this.clock = clock;
    }

    /** The delivery with its one attempt, whatever came of it. */
    public Uni<DeliveryResponse> send(Endpoint endpoint, String account) {
        if (!places.tryAcquire()) {
            throw HoopoeException.tooMany("Too many webhook tests are running; try again later", Duration.ofSeconds(5));
        }
        var message = message(endpoint, account);
        return Uni.createFrom()
                .completionStage(() -> sender.send(endpoint, message).toCompletionStage())
                .onTermination()
                .invoke(() -> places.release())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(attempt -> log.get(endpoint.webhook(), keep(endpoint, message, attempt)));
    }

    private Message message(Endpoint endpoint, String account) {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/hoopoe/messaging-service");
        event.put("type", TYPE);
        event.put("subject", endpoint.webhook());
        event.put("time", clock.instant());
        event.put("datacontenttype", "application/json");
        event.put("accountid", account);
        event.put("sequence", "0");
        event.put(
                "data",
                Map.of(
                        "snapshot", Map.of("id", endpoint.webhook()),
                        "changes", Map.of(),
                        "actor", Map.of("type", "system", "name", "webhook test")));
        return new Message(id, json(event), trace.traceParent());
    }

    private long keep(Endpoint endpoint, Message message, Attempt attempt) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setObject(1, message.id());
            insert.setString(2, TYPE);
            insert.setString(3, endpoint.webhook().toString());
            insert.setString(4, message.body());
            insert.setString(5, message.id().toString());
            insert.setInt(6, message.body().getBytes(StandardCharsets.UTF_8).length);
            insert.setString(7, (attempt.succeeded() ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED).wireName());
            insert.setString(8, json(List.of(attempt)));
            insert.setObject(9, attempt.at().atOffset(ZoneOffset.UTC));
            insert.setObject(10, now);
            insert.setObject(11, endpoint.webhook());
            try (var rows = insert.executeQuery()) {
                if (!rows.next()) {
                    throw HoopoeException.notFound("Webhook");
                }
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new DatabaseException("The queue of webhooks could not be worked on", e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
