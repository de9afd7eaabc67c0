package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Events are taken in once, and become no dead letters, while a replica of a consumer comes and goes. */
@ExtendWith(RunningSuite.class)
@Isolated("It starts and stops replicas")
class ConsumerComesAndGoesIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String DEAD_LETTERS = "message.events.v1.dlq.ticket";

    private final Suite suite;
    private final ApiClient anybody;

    ConsumerComesAndGoesIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @AfterEach
    void backToOneReplica() {
        suite.awaitReady(SOON);
        suite.scale("ticket", 1);
    }

    @Test
    void eventsAreTakenInOnceWhileAReplicaComesAndGoes() throws Exception {
        var deadLetters = deadLetters();
        var administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        try (var webhook =
                new WebhookReceiver(administrator, "ticket.created", "ticket.status_changed", "message.created")) {
            var writers = new Writers(administrator, 2);
            try (writers) {
                suite.scale("ticket", 2);
                suite.scale("ticket", 1);
            }
            var outcome = new Outcome(suite, administrator, webhook, writers);
            outcome.await();
            outcome.assertWhole();
        }
        assertEquals(deadLetters, deadLetters());
    }

    /** Where each partition ends. */
    private Map<TopicPartition, Long> deadLetters() {
        var settings = suite.kafkaConnection().properties();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(DEAD_LETTERS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
        }
    }
}
