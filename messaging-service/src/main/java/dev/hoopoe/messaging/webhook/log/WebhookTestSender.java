package dev.hoopoe.messaging.webhook.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.async.Release;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.CloudEvents;
import dev.hoopoe.common.event.CurrentTrace;
import dev.hoopoe.common.outbox.OutboxConfig;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.messaging.feed.CloudEvent;
import dev.hoopoe.messaging.webhook.delivery.Attempt;
import dev.hoopoe.messaging.webhook.delivery.DeliveryStore;
import dev.hoopoe.messaging.webhook.delivery.Endpoint;
import dev.hoopoe.messaging.webhook.delivery.Sender;
import dev.hoopoe.messaging.webhook.delivery.TestDelivery;
import dev.hoopoe.messaging.webhook.delivery.WebhookMessage;
import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Sends a test event to a webhook, at once and once. */
@ApplicationScoped
public class WebhookTestSender {

    static final String TYPE = CloudEvents.type("webhook", "test");

    private static final int MAX_CONCURRENT = 50;

    private final Sender sender;
    private final DeliveryLog log;
    private final DeliveryStore deliveries;
    private final OutboxConfig outbox;
    private final AgroalDataSource database;
    private final ObjectMapper mapper;
    private final CurrentTrace trace;
    private final Clock clock;
    private final Semaphore places = new Semaphore(MAX_CONCURRENT);

    WebhookTestSender(
            Sender sender,
            DeliveryLog log,
            DeliveryStore deliveries,
            OutboxConfig outbox,
            AgroalDataSource database,
            ObjectMapper mapper,
            CurrentTrace trace,
            Clock clock) {
        this.sender = sender;
        this.log = log;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.database = database;
        this.mapper = mapper;
        this.trace = trace;
        this.clock = clock;
    }

    /** The delivery with its one attempt, whatever came of it. */
    public Uni<LoggedDelivery> send(Endpoint endpoint, String account) {
        if (!places.tryAcquire()) {
            throw HoopoeException.tooMany(
                    "Too many webhook tests are running; the limit is " + MAX_CONCURRENT, Duration.ofSeconds(5));
        }
        var message = message(endpoint, account);
        return Release.after(
                        Uni.createFrom()
                                .completionStage(
                                        () -> sender.send(endpoint, message).toCompletionStage()),
                        places::release)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(attempt -> log.get(endpoint.webhook(), store(endpoint, message, attempt)));
    }

    private WebhookMessage message(Endpoint endpoint, String account) {
        var id = UuidCreator.getTimeOrderedEpochPlus1();
        var webhook = endpoint.webhook().toString();
        var data = mapper.createObjectNode();
        data.putObject("snapshot").put("id", webhook);
        data.putObject("changes");
        data.putObject("actor").put("type", "system").put("name", "webhook test");
        var event = new CloudEvent(id, outbox.source(), TYPE, webhook, clock.instant(), account, 0, null, data);
        return new WebhookMessage(id, json(event), trace.traceParent());
    }

    private long store(Endpoint endpoint, WebhookMessage message, Attempt attempt) {
        var status = attempt.succeeded() ? DeliveryStatus.DELIVERED : DeliveryStatus.FAILED;
        var test = new TestDelivery(
                message,
                TYPE,
                status.wireName(),
                json(List.of(attempt)),
                attempt.at().atOffset(ZoneOffset.UTC),
                clock.instant().atOffset(ZoneOffset.UTC));
        try (var connection = database.getConnection()) {
            return deliveries
                    .storeTest(connection, endpoint.webhook(), test)
                    .orElseThrow(() -> HoopoeException.notFound("Webhook"));
        } catch (SQLException e) {
            throw new DatabaseException("The webhook test could not be stored", e);
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
