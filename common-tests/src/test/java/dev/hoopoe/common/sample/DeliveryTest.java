package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.EventFixture.event;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.PoisonEventException;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.testing.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an event is handed to its handler, whatever happens meanwhile. */
@QuarkusTest
class DeliveryTest {

    private final String account = freshAccount();
    private final ConsumerRecord<String, byte[]> message =
            event(account, UUID.randomUUID().toString(), "created", 0);
    private final AtomicInteger handled = new AtomicInteger();

    @Inject
    EventDelivery delivery;

    @Inject
    Inbox inbox;

    @Inject
    CurrentCaller caller;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void handlerWorksInTheEventsAccount() {
        deliver(event -> assertEquals(account, caller.accountId()));

        assertEquals(1, handled.get());
    }

    @Test
    void claimOutsideOfATransactionIsRefused() {
        var events = new ArrayList<ReceivedEvent>();
        deliver(events::add);

        assertThrows(IllegalStateException.class, () -> inbox.claim("test/no-transaction", events.get(0)));

        deliver(event -> assertTrue(inbox.claim("test/no-transaction", event)));
    }

    @Test
    void eventIsTriedAgainWhileTheDatabaseOrANeighbourIsDown() {
        deliver(event -> {
            switch (handled.get()) {
                case 1 -> throw new IllegalStateException(new SQLTransientConnectionException("down"));
                case 2 -> throw HoopoeException.unavailable("directory-service", null);
                case 3 -> throw new OptimisticLockException();
                default -> assertEquals(4, handled.get());
            }
        });

        assertEquals(4, handled.get());
    }

    @Test
    void eventThatCannotBeHandledIsThrownOnAtOnce() {
        assertThrows(
                IllegalStateException.class,
                () -> deliver(event -> {
                    throw new IllegalStateException("for good");
                }));
        assertEquals(1, handled.get());
    }

    @Test
    void whatIsThrownOnIsCounted() {
        var before = deadLetters();

        message.headers().remove("ce_id");
        assertThrows(PoisonEventException.class, () -> deliver(event -> {}));

        assertEquals(before + 1, deadLetters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_subject", "ce_accountid", "ce_sequence", "ce_time"})
    void eventWithoutAHeaderIsPoison(String header) {
        message.headers().remove(header);

        assertThrows(PoisonEventException.class, () -> deliver(event -> {}));
        assertEquals(0, handled.get());
    }

    @Test
    void eventThatDoesNotFitTheReadersViewIsPoison() {
        var odd = event(account, "s", "created", 0, "{\"id\":\"no uuid\"}");

        assertThrows(
                PoisonEventException.class,
                () -> delivery.deliver(odd, "test", event -> event.snapshotAs(SampleView.class)));
    }

    @Test
    void tombstoneIsSkipped() {
        delivery.deliver(new ConsumerRecord<>(EventFixture.TOPIC, 0, 0, "x", null), "test", this::count);

        assertEquals(0, handled.get());
    }

    @Test
    void eventThatComesManyTimesAtOnceHasItsEffectOnce() throws InterruptedException, ExecutionException {
        var effects = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(8);
        var deliveries = new ArrayList<Future<?>>();
        for (var i = 0; i < 24; i++) {
            deliveries.add(threads.submit(() -> deliver(event -> {
                if (inbox.claim("test/once", event)) {
                    effects.incrementAndGet();
                }
            })));
        }
        for (var future : deliveries) {
            future.get();
        }
        threads.shutdown();

        assertEquals(24, handled.get());
        assertEquals(1, effects.get());
    }

    @Test
    void claimDiesWithItsTransaction() {
        assertThrows(
                IllegalStateException.class,
                () -> deliver(event -> {
                    assertTrue(inbox.claim("test/rolled-back", event));
                    throw new IllegalStateException("after the claim");
                }));

        deliver(event -> assertTrue(inbox.claim("test/rolled-back", event)));
        deliver(event -> assertEquals(false, inbox.claim("test/rolled-back", event)));
        deliver(event -> assertTrue(inbox.claim("test/another-consumer", event)));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextEventIsHandled() throws InterruptedException, ExecutionException {
        var key = UUID.randomUUID().toString();
        var good = new ProducerRecord<>(EventFixture.TOPIC, key, "{\"snapshot\":{}}".getBytes(UTF_8));
        EventFixture.headers(account, key, "created", 0)
                .forEach((name, value) -> good.headers().add(name, value.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(EventFixture.TOPIC, key, "rubbish".getBytes(UTF_8)))
                    .get();
            producer.send(good).get();
        }

        var dead = TopicReader.of("sample.events.v1.dlq.sample").read(1, Duration.ofSeconds(60), key);

        assertEquals("rubbish", new String(dead.get(0).value(), UTF_8));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> claimedElsewhere(EventFixture.header(good.headers(), "ce_id")));
    }

    private boolean claimedElsewhere(String eventId) {
        var claimed = new AtomicInteger();
        message.headers().remove("ce_id").add("ce_id", eventId.getBytes(UTF_8));
        try {
            delivery.deliver(message, "test", event -> {
                claimed.set(inbox.claim("sample-service/effect", event) ? 0 : 1);
                throw new IllegalStateException("only looked");
            });
        } catch (IllegalStateException expected) {
            return claimed.get() == 1;
        }
        return false;
    }

    private double deadLetters() {
        return meters.get("hoopoe.dead.letters")
                .tag("topic", EventFixture.TOPIC)
                .counter()
                .count();
    }

    private void deliver(Consumer<ReceivedEvent> handler) {
        delivery.deliver(message, "test", event -> {
            count(event);
            handler.accept(event);
        });
    }

    private void count(ReceivedEvent event) {
        handled.incrementAndGet();
    }
}
