package dev.hoopoe.bench.events;

import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.local.kafka.KafkaConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka without Hoopoe: sends records like a given one, each under a key of its own, by a producer set up as the relay's. */
final class BareProducer implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final Clock clock;
    private long sent;

    BareProducer(KafkaConnection connection, Clock clock) {
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "max.in.flight.requests.per.connection",
                        1,
                        "compression.type",
                        "gzip")),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends the value and headers of the example, and notes when, by key. */
    void send(ConsumerRecord<String, byte[]> example, Map<String, Instant> moments) {
        String key = Long.toString(sent++);
        moments.put(key, clock.instant());
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(Broker.TOPIC, null, key, example.value(), example.headers()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
