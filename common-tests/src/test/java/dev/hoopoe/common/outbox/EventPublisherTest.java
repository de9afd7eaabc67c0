package dev.hoopoe.common.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.event.EventSpans;
import io.opentelemetry.api.trace.TracerProvider;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What a batch does when the broker does not: nothing overtakes, nothing counts as published that is not. */
class EventPublisherTest {

    private static final EventSpans NO_TRACES =
            new EventSpans(TracerProvider.noop().get("test"), true);

    private final List<String> sent = new ArrayList<>();

    @Test
    void batchIsSentInOrderAndCountsWhenItIsAcknowledged() {
        var published = publisher(number -> acknowledged()).publish(rows(3), () -> true);

        assertEquals(3, published);
        assertEquals(List.of("0", "1", "2"), sent);
    }

    @Test
    void tombstoneFollowsItsEvent() {
        var published = publisher(number -> acknowledged()).publish(List.of(row(0, true), row(1, false)), () -> true);

        assertEquals(2, published);
        assertEquals(List.of("0", "0 tombstone", "1"), sent);
    }

    @Test
    void eventAfterOneThatFailedAtOnceIsNotSent() {
        var published =
                publisher(number -> number == 1 ? failed() : acknowledged()).publish(rows(4), () -> true);

        assertEquals(1, published);
        assertEquals(List.of("0", "1"), sent);
    }

    @Test
    void nothingCountsWhenTheFirstFailsAtOnce() {
        assertEquals(0, publisher(number -> failed()).publish(rows(2), () -> true));
        assertEquals(List.of("0"), sent);
    }

    @Test
    void eventWhoseTombstoneFailedAtOnceIsSentAgainLater() {
        var published = publisher(number -> number == 2 ? failed() : acknowledged())
                .publish(List.of(row(0, false), row(1, true), row(2, false)), () -> true);

        assertEquals(1, published);
        assertEquals(List.of("0", "1", "1 tombstone"), sent);
    }

    @Test
    void refusalOfTheBrokerEndsTheBatchWithAnException() {
        var publisher = publisher(number -> number == 0 ? failedLater() : acknowledged());

        assertThrows(KafkaException.class, () -> publisher.publish(rows(2), () -> true));
    }

    @Test
    void waitEndsWhenTheRightToPublishIsLost() {
        var publisher = publisher(number -> new CompletableFuture<>());

        assertThrows(KafkaException.class, () -> publisher.publish(rows(1), () -> false));
    }

    @Test
    void producerThatIsNeverAnsweredIsGivenUp() {
        var publisher = publisher(number -> number == 0 ? acknowledged() : new CompletableFuture<>());

        var failure = assertThrows(KafkaException.class, () -> publisher.publish(rows(2), () -> true));

        assertTrue(failure.getMessage().startsWith("Nothing was acknowledged"), failure.getMessage());
    }

    @Test
    void brokerThatIsAwayHoldsTheBatchBack() {
        try (var publisher =
                new EventPublisher(Map.of("bootstrap.servers", "127.0.0.1:1"), "/hoopoe/test", NO_TRACES)) {
            assertEquals(0, publisher.publish(rows(2), () -> true));
        }
    }

    @SuppressWarnings("unchecked")
    private EventPublisher publisher(IntFunction<Future<RecordMetadata>> answers) {
        var producer = (Producer<String, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("send")) {
                        return null;
                    }
                    var message = (ProducerRecord<String, byte[]>) arguments[0];
                    sent.add(message.key() + (message.value() == null ? " tombstone" : ""));
                    return answers.apply(sent.size() - 1);
                });
        return new EventPublisher(producer, "/hoopoe/test", NO_TRACES, Duration.ofMillis(100));
    }

    private static CompletableFuture<RecordMetadata> acknowledged() {
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<RecordMetadata> failed() {
        return CompletableFuture.failedFuture(new KafkaException("no room"));
    }

    /** Looks pending when it is sent. */
    private static CompletableFuture<RecordMetadata> failedLater() {
        var answer = new CompletableFuture<RecordMetadata>() {
            @Override
            public boolean isDone() {
                return false;
            }
        };
        answer.completeExceptionally(new KafkaException("refused"));
        return answer;
    }

    private static List<OutboxRow> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> row(i, false)).toList();
    }

    private static OutboxRow row(int number, boolean tombstone) {
        return new OutboxRow(
                number,
                UUID.randomUUID(),
                "sample",
                Integer.toString(number),
                "dev.hoopoe.sample.updated.v1",
                "default",
                number,
                Instant.EPOCH,
                null,
                "{}",
                tombstone,
                false);
    }
}
