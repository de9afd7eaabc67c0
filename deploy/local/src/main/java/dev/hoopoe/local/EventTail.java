package dev.hoopoe.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.kafka.Topics;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
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

    /** Runs until the process is ended. */
    void run(boolean fromStart) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers(), "enable.auto.commit", "false"),
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
                header(event, "ce_time")
                        .orElseGet(() -> Instant.ofEpochMilli(event.timestamp()).toString()),
                header(event, "ce_type").orElse(event.topic()),
                header(event, "ce_subject").orElse(event.key()),
                actor(event.value()));
    }

    private String bootstrapServers() {
        return Optional.ofNullable(System.getenv("HOOPOE_KAFKA"))
                .filter(servers -> !servers.isBlank())
                .or(() -> new SuiteRecord(folder.record())
                        .read().stream()
                                .filter(entry -> entry.name().equals("kafka"))
                                .map(entry -> "127.0.0.1:" + entry.port())
                                .findFirst())
                .orElseThrow(() -> new StartRefusedException("No suite runs here. Start one with ./hoopoe up, or name"
                        + " the brokers: HOOPOE_KAFKA=host:port ./hoopoe events"));
    }

    private static Optional<String> header(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
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
