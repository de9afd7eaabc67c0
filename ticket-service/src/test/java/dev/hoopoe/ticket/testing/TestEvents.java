package dev.hoopoe.ticket.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.testing.KeptContract;
import dev.hoopoe.common.testing.TopicWriter;
import dev.hoopoe.common.testing.TopicWriter.Event;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Events on the real broker: those of neighbours are published here, ours are read back. */
public final class TestEvents implements AutoCloseable {

    private static final String OURS = "ticket.events.v1";
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final TopicWriter neighbours = new TopicWriter();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker()), new StringDeserializer(), new ByteArrayDeserializer());
    private final List<TicketRecord> seen = new ArrayList<>();
    private final Set<String> buried = new HashSet<>();

    public TestEvents() {
        var partitions = consumer.partitionsFor(OURS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** An event of ticket-service as it is on the topic. */
    public record TicketRecord(String ticket, String type, String account, long sequence, String text) {

        /** Such as {@code status_changed}. */
        public String name() {
            return type.replace("dev.hoopoe.ticket.", "").replace(".v1", "");
        }

        public JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public void publish(Event event) {
        neighbours.write(event);
    }

    /** True once a ticket's tombstone is on the topic. */
    public boolean isBuried(long ticket) {
        ofTicketSoFar(ticket);
        return buried.contains(Long.toString(ticket));
    }

    /** The events of a ticket, in the topic's order, once there are that many. */
    public List<TicketRecord> ofTicket(long ticket, int count) {
        return await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(30))
                .until(() -> ofTicketSoFar(ticket), events -> events.size() >= count);
    }

    /** The events of a ticket that are on the topic by now. */
    public List<TicketRecord> ofTicketSoFar(long ticket) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
            if (message.value() != null) {
                seen.add(read(message));
            } else {
                buried.add(message.key());
            }
        }
        return seen.stream()
                .filter(event -> event.ticket().equals(Long.toString(ticket)))
                .toList();
    }

    private static TicketRecord read(ConsumerRecord<String, byte[]> message) {
        KeptContract.check(message);
        var headers = KeptContract.headersOf(message);
        return new TicketRecord(
                message.key(),
                headers.get("ce_type"),
                headers.get("ce_accountid"),
                Long.parseLong(headers.get("ce_sequence")),
                new String(message.value(), StandardCharsets.UTF_8));
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    @Override
    public void close() {
        neighbours.close();
        consumer.close();
    }
}
