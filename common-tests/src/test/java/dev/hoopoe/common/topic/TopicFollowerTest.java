package dev.hoopoe.common.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That a follower reads all of its topic, and costs next to nothing while there is no news. */
@QuarkusTest
class TopicFollowerTest {

    private static final String TOPIC = "follower-" + UUID.randomUUID();

    /** More than a hundred at once, and enough for several polls. */
    private static final int RECORDS = 1_200;

    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> settings;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private TopicFollower follower;

    @AfterEach
    void close() {
        follower.close();
    }

    @Test
    void followerReadsWhatWasThereAndWhatComesAndRestsMeanwhile() throws Exception {
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        var numbers = IntStream.range(0, RECORDS).mapToObj(Integer::toString).toList();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            publish(producer, numbers.subList(0, RECORDS / 2));
            follower = new TopicFollower(
                    TOPIC, "follower", settings, meters, message -> received.add(new String(message.value(), UTF_8)));
            follower.start();
            await().atMost(SOON).until(follower::caughtUp);
            publish(producer, numbers.subList(RECORDS / 2, RECORDS));
            await().atMost(SOON).untilAsserted(() -> assertEquals(RECORDS, received.size()));
            assertEquals(numbers, received);

            var before = fetches();
            await().alias("two fetches at most while there is no news")
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> fetches() - before <= 2);
        }
    }

    private static void publish(KafkaProducer<String, byte[]> producer, List<String> values) {
        for (var value : values) {
            var unused = producer.send(new ProducerRecord<>(TOPIC, "key", value.getBytes(UTF_8)));
        }
        producer.flush();
    }

    private double fetches() {
        return meters.get("kafka.consumer.fetch.manager.fetch.total").functionCounters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
