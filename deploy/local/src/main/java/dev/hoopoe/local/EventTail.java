package dev.hoopoe.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.kafka.RecordHeaders;
import dev.hoopoe.local.kafka.Topics;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows all event topics and shows each event on one line: time, type, subject, actor. */
final class EventTail {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SuiteFolder folder;
    private final PrintStream output;

    EventTail(SuiteFolder folder, PrintStream output) {
        this.folder = folder;
        this.output = output;
    }

    /** Runs until the process is stopped. */
    void run(boolean fromStart) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                RunningKafka.of(folder, System.getenv()).with(Map.of("enable.auto.commit", "false")),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = Topics.eventTopics().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromStart) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            output.printf("%-24s  %-44s  %-36s  %s%n", "time", "type", "subject", "actor");
            while (!output.checkError()) {
                consumer.poll(POLL).forEach(event -> output.println(line(event)));
            }
        } catch (KafkaException e) {
            throw new StartRefusedException("Cannot read the events: " + e.getMessage(), e);
        }
    }

    static String line(ConsumerRecord<String, String> event) {
        if (event.value() == null) {
            return String.format(
                    "%-24s  %-44s  %-36s  %s",
                    Instant.ofEpochMilli(event.timestamp()), event.topic(), event.key(), "(tombstone)");
        }
        return String.format(
                "%-24s  %-44s  %-36s  %s",
                RecordHeaders.text(event, "ce_time")
                        .orElseGet(() -> Instant.ofEpochMilli(event.timestamp()).toString()),
                RecordHeaders.text(event, "ce_type").orElse(event.topic()),
                RecordHeaders.text(event, "ce_subject").orElse(event.key()),
                actor(event.value()));
    }

    private static String actor(String body) {
        try {
            JsonNode actor = JSON.readTree(body).path("actor");
            if (actor.isObject()) {
                return Stream.of("type", "kind", "email", "name", "id")
                        .map(field -> actor.path(field).asText(""))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .limit(2)
                        .reduce((kind, who) -> kind + " " + who)
                        .orElse("-");
            }
            return actor.asText("").isEmpty() ? "-" : actor.asText();
        } catch (JsonProcessingException e) {
            return "(unreadable body)";
        }
    }
}
