package dev.hoopoe.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    private static final String TOPIC = "ticket.events.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private KafkaBroker broker;

    @BeforeEach
    void startBroker() {
        broker = new KafkaBroker(folder.resolve("data"), 0, 0, folder.resolve("kafka.log"));
        broker.start();
    }

    @AfterEach
    void killBroker() {
        broker.kill();
    }

    @Test
    void messagesSurviveAKillAndAStopOnTheSamePort() throws ExecutionException, InterruptedException {
        new Topics(broker.connection()).createMissing(OptionalInt.of(1));
        send("before".getBytes(StandardCharsets.UTF_8));

        broker.kill();
        broker.start();
        broker.stop();
        broker.start();

        assertEquals(List.of("before"), received());
    }

    @Test
    void topicsAreCreatedOnceWithCompactionAndDeadLetters() throws ExecutionException, InterruptedException {
        Topics topics = new Topics(broker.connection());

        Set<String> first = topics.createMissing(OptionalInt.empty());
        Set<String> second = topics.createMissing(OptionalInt.of(12));

        assertTrue(first.containsAll(Topics.eventTopics()));
        assertTrue(first.containsAll(Set.of("ticket.events.v1.dlq.messaging", "user.events.v1.dlq.auth")));
        assertEquals(Set.of(), second);
        assertEquals("compact", setting(TOPIC, "cleanup.policy"));
        assertEquals("604800000", setting(TOPIC, "min.compaction.lag.ms"));
        assertEquals("1209600000", setting("ticket.events.v1.dlq.messaging", "retention.ms"));
        assertEquals(6, partitions(TOPIC));
    }

    @Test
    void messageOfTheLargestBodyIsAccepted() throws ExecutionException, InterruptedException {
        new Topics(broker.connection()).createMissing(OptionalInt.of(1));

        send(new byte[33 * 1024 * 1024]);

        assertEquals(33 * 1024 * 1024, received().get(0).length());
    }

    @Test
    void takenPortIsNamedWithTheVariableToChange() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            KafkaBroker refused = new KafkaBroker(
                    folder.resolve("other"), taken.getLocalPort(), LoopbackPort.free(), folder.resolve("other.log"));

            StartRefusedException refusal = assertThrows(StartRefusedException.class, refused::start);

            assertTrue(refusal.getMessage().contains("HOOPOE_KAFKA_PORT"), refusal.getMessage());
        }
    }

    private void send(byte[] value) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = broker.connection()
                .with(Map.of("acks", "all", "max.request.size", 40 * 1024 * 1024, "buffer.memory", 64L * 1024 * 1024));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "1", value)).get();
        }
    }

    private List<String> received() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                broker.connection().properties(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(PATIENCE).forEach(message -> values.add(message.value()));
        }
        return values;
    }

    private String setting(String topic, String name) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.get(name).value();
        }
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        Collection<String> names = List.of(topic);
        try (Admin admin = admin()) {
            return admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private Admin admin() {
        return Admin.create(broker.connection().properties());
    }
}
