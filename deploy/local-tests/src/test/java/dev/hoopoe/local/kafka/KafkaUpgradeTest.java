package dev.hoopoe.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaUpgradeTest {

    private static final String TOPIC = "ticket.events.v1";

    @TempDir
    Path folder;

    @Test
    void folderOfABrokerWithoutUsersIsServedWithThemAndWithNewPasswords() throws Exception {
        KafkaBroker open = new KafkaBroker(folder.resolve("data"), 0, 0, folder.resolve("kafka.log"));
        try (open) {
            open.start();
            new Topics(open.connection()).createMissing(OptionalInt.of(1));
            send(open.connection(), "from before");
        }

        KafkaBroker closed = withPasswords("first");
        try (closed) {
            closed.start();
            send(closed.connection(), "with users");
        }
        KafkaBroker renewed = withPasswords("second");
        try (renewed) {
            renewed.start();

            assertEquals(List.of("from before", "with users"), received(renewed.connection()));
        }
    }

    private KafkaBroker withPasswords(String password) {
        return new KafkaBroker(
                folder.resolve("data"),
                0,
                0,
                folder.resolve("kafka.log"),
                new BrokerUsers(
                        new KafkaUser("broker", password + "-broker"), new KafkaUser("admin", password), List.of()));
    }

    private static void send(KafkaConnection connection, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(connection.properties(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "1", value)).get();
        }
    }

    private static List<String> received(KafkaConnection connection) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(connection.properties(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return StreamSupport.stream(consumer.poll(Duration.ofSeconds(20)).spliterator(), false)
                    .map(ConsumerRecord::value)
                    .toList();
        }
    }
}
