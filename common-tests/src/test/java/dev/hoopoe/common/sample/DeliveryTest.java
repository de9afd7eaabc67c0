package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.EventFixture.event;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.CurrentTrace;
import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.inbox.Inbox;
import dev.hoopoe.common.testing.TopicReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an event is handed to its handler, whatever happens meanwhile. */
@QuarkusTest
class DeliveryTest {

    /** Bytes of the largest event's value. */
    private static final int LARGEST = 33 * 1024 * 1024;

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
    CurrentTrace current;

    @Inject
    EntityManager entities;

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
    void eventThatCannotBeHandledIsADeadLetterAtOnce() throws InterruptedException {
        var before = countOfDeadLetters();

        deliver(event -> {
            throw new IllegalStateException("for good");
        });

        assertEquals(1, handled.get());
        var dead = deadLetter(message.key());
        assertArrayEquals(message.value(), dead.value());
        assertEquals("for good", EventFixture.header(dead.headers(), "dead-letter-reason"));
        assertEquals(idOf(message), idOf(dead));
        assertEquals(before + 1, countOfDeadLetters());
    }

    @Test
    @Timeout(60)
    void recordAsLargeAsTheLargestEventFitsIntoADeadLetter() throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var large = new ConsumerRecord<>(EventFixture.TOPIC, 0, 0, key, new byte[LARGEST]);

        delivery.deliver(List.of(large), "test", this::count);

        assertEquals(LARGEST, deadLetter(key).value().length);
        assertEquals(0, handled.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_subject", "ce_accountid", "ce_sequence", "ce_time"})
    void eventWithoutAHeaderIsADeadLetter(String header) throws InterruptedException {
        message.headers().remove(header);

        deliver(event -> {});

        assertEquals(0, handled.get());
        var dead = deadLetter(message.key());
        assertTrue(EventFixture.header(dead.headers(), "dead-letter-reason").startsWith("Unreadable event at "));
    }

    @Test
    void eventThatDoesNotFitTheReadersViewIsADeadLetter() throws InterruptedException {
        var odd = event(account, UUID.randomUUID().toString(), "created", 0, "{\"id\":\"no uuid\"}");

        delivery.deliver(List.of(odd), "test", event -> event.snapshotAs(SampleView.class));

        assertTrue(EventFixture.header(deadLetter(odd.key()).headers(), "dead-letter-reason")
                .endsWith(" does not fit SampleView"));
    }

    @Test
    void eventsOfAnAccountShareATransactionInTheirOrder() {
        var batch = List.of(message, fresh(account), fresh(freshAccount()), fresh(account));
        var ids = new ArrayList<String>();
        var transactions = new ArrayList<Object>();

        delivery.deliver(batch, "test", event -> {
            ids.add(event.id().toString());
            transactions.add(entities.createNativeQuery("SELECT pg_current_xact_id()::text")
                    .getSingleResult());
        });

        assertEquals(List.of(idOf(batch.get(0)), idOf(batch.get(1)), idOf(batch.get(3)), idOf(batch.get(2))), ids);
        assertEquals(1, Set.copyOf(transactions.subList(0, 3)).size());
        assertEquals(2, Set.copyOf(transactions).size());
    }

    @Test
    void oneThatCannotBeHandledHoldsUpNoOther() throws InterruptedException {
        var batch = List.of(fresh(account), message, fresh(account));
        var claimed = new ArrayList<UUID>();

        delivery.deliver(batch, "test", event -> {
            if (event.subject().equals(message.key())) {
                throw new IllegalStateException("for good");
            }
            if (inbox.claim("test/beside-poison", event)) {
                claimed.add(event.id());
            }
        });

        deadLetter(message.key());
        // The first was claimed by the transaction of all three, which was rolled back, and again by its own.
        assertEquals(List.of(idOf(batch.get(0)), idOf(batch.get(0)), idOf(batch.get(2))), texts(claimed));
        var unclaimed = new ArrayList<String>();
        delivery.deliver(batch, "test", event -> {
            if (isNew(event)) {
                unclaimed.add(event.id().toString());
            }
        });
        assertEquals(List.of(idOf(message)), unclaimed);
    }

    @Test
    void batchIsTriedAgainAsAWholeWhileADependencyIsDown() {
        var second = fresh(account);
        var ids = new ArrayList<UUID>();

        delivery.deliver(List.of(message, second), "test", event -> {
            ids.add(event.id());
            if (ids.size() == 2) {
                throw HoopoeException.unavailable("directory-service", null);
            }
        });

        assertEquals(List.of(idOf(message), idOf(second), idOf(message), idOf(second)), texts(ids));
    }

    @Test
    void eachEventIsHandledInItsTrace() {
        var trace = "00-11111111111111111111111111111111-";
        var traces = List.of(trace + "1111111111111111-01", "no trace");
        var batch = List.of(message, fresh(account), fresh(account));
        for (var i = 0; i < traces.size(); i++) {
            batch.get(i).headers().add("ce_traceparent", traces.get(i).getBytes(UTF_8));
        }
        var seen = new ArrayList<String>();

        delivery.deliver(batch, "test", event -> seen.add(current.traceParent()));

        assertTrue(seen.get(0).startsWith(trace), seen.get(0));
        assertEquals(Arrays.asList(null, null), seen.subList(1, 3));
    }

    @Test
    void stepsAreTransactionsOfTheirOwnUntilNoneIsLeft() {
        var batch = List.of(message, fresh(account));
        var transactions = new ArrayList<Object>();

        delivery.deliverAllInSteps(batch, "test", events -> {
            assertEquals(2, events.size());
            transactions.add(entities.createNativeQuery("SELECT pg_current_xact_id()::text")
                    .getSingleResult());
            return transactions.size() < 3;
        });

        assertEquals(3, Set.copyOf(transactions).size());
    }

    @Test
    void eventThatIsThereTwiceIsClaimedOnce() {
        var claimed = new ArrayList<ReceivedEvent>();

        delivery.deliverAll(
                List.of(message, message, fresh(account)),
                "test",
                events -> claimed.addAll(inbox.claimAll("test/twice", events)));

        assertEquals(2, claimed.size());
        assertEquals(idOf(message), claimed.get(0).id().toString());
    }

    @Test
    void tombstoneIsSkipped() {
        delivery.deliver(List.of(new ConsumerRecord<>(EventFixture.TOPIC, 0, 0, "x", null)), "test", this::count);

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
        deliver(event -> {
            assertTrue(inbox.claim("test/rolled-back", event));
            throw new IllegalStateException("after the claim");
        });

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
        var claimed = new AtomicBoolean();
        message.headers().remove("ce_id").add("ce_id", eventId.getBytes(UTF_8));
        delivery.deliver(List.of(message), "test", event -> {
            claimed.set(!isClaimable(event));
        });
        return claimed.get();
    }

    private boolean isClaimable(ReceivedEvent event) {
        return ((Number) entities.createNativeQuery(
                                        "SELECT count(*) FROM inbox WHERE consumer = 'sample-service/effect' AND event_id = :id")
                                .setParameter("id", event.id())
                                .getSingleResult())
                        .intValue()
                == 0;
    }

    private boolean isNew(ReceivedEvent event) {
        return inbox.claim("test/beside-poison", event);
    }

    private static ConsumerRecord<String, byte[]> fresh(String account) {
        return event(account, UUID.randomUUID().toString(), "created", 0);
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key) throws InterruptedException {
        return TopicReader.of("sample.events.v1.dlq.sample")
                .read(1, Duration.ofSeconds(60), key)
                .get(0);
    }

    private static String idOf(ConsumerRecord<String, byte[]> record) {
        return EventFixture.header(record.headers(), "ce_id");
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private double countOfDeadLetters() {
        return meters.get("hoopoe.dead.letters")
                .tag("topic", EventFixture.TOPIC)
                .counter()
                .count();
    }

    private void deliver(Consumer<ReceivedEvent> handler) {
        delivery.deliver(List.of(message), "test", event -> {
            count(event);
            handler.accept(event);
        });
    }

    private void count(ReceivedEvent event) {
        handled.incrementAndGet();
    }
}
