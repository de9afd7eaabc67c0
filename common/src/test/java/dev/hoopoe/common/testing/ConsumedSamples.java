package dev.hoopoe.common.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.testing.TopicWriter.Event;
import dev.hoopoe.events.EventContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * That a service takes in every event it may meet: the contract's samples on each of its incoming channels, in an account
 * of their own. To be extended as a test of the running service.
 */
public abstract class ConsumedSamples {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Config config = ConfigProvider.getConfig();
    private final EventContract contract = EventContract.read();
    private final String account = "samples-" + UUID.randomUUID();

    private record Channel(String topic, String group, String deadLetters) {}

    @Test
    void noSampleIsLeftOrBecomesADeadLetter() {
        var channels = channels();
        assertFalse(channels.isEmpty());

        var ends = new HashMap<Channel, Map<TopicPartition, Long>>();
        try (var writer = new TopicWriter()) {
            channels.forEach(channel -> ends.put(channel, publishSamples(channel, writer)));
        }

        try (var admin = Admin.create(
                Map.of("bootstrap.servers", (Object) config.getValue("kafka.bootstrap.servers", String.class)))) {
            for (var channel : channels) {
                await(channel.topic()).atMost(PATIENCE).until(() -> isTakenIn(admin, channel, ends.get(channel)));
            }
        }
        assertEquals(
                List.of(),
                channels.stream()
                        .flatMap(channel -> deadLetters(channel).stream())
                        .toList());
    }

    private List<Channel> channels() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.topics?"))
                .flatMap(name -> channels(name.substring(0, name.lastIndexOf('.')), name))
                .toList();
    }

    /** One for each topic of the channel; one of many topics has dead letters by its own name. */
    private Stream<Channel> channels(String channel, String topics) {
        var group = config.getValue(channel + ".group.id", String.class);
        var consumer = channel.substring(channel.lastIndexOf('.') + 1);
        var deadLetters = config.getOptionalValue(channel + ".dead-letter-queue.topic", String.class);
        return config.getValues(topics, String.class).stream()
                .map(topic -> new Channel(topic, group, deadLetters.orElse(topic + ".dlq." + consumer)));
    }

    /** Where each partition ends once the channel's samples stand on it. */
    private Map<TopicPartition, Long> publishSamples(Channel channel, TopicWriter writer) {
        var ends = new HashMap<TopicPartition, Long>();
        for (var type : contract.types()) {
            if (contract.topicOf(type).equals(channel.topic())) {
                var written = writer.write(sample(type));
                ends.put(new TopicPartition(written.topic(), written.partition()), written.offset() + 1);
            }
        }
        return ends;
    }

    private Event sample(String type) {
        var sample = contract.sampleOf(type);
        var name = type.substring("dev.hoopoe.".length(), type.lastIndexOf(".v"));
        var subject = sample.get("subject").textValue().replaceFirst("^default\\b", account);
        return new Event(
                UUID.randomUUID(),
                name,
                subject,
                account,
                sample.get("sequence").asLong(),
                sample.get("data"));
    }

    private static boolean isTakenIn(Admin admin, Channel channel, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        var committed = admin.listConsumerGroupOffsets(channel.group())
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .allMatch(end -> committed
                                .getOrDefault(end.getKey(), new OffsetAndMetadata(0))
                                .offset()
                        >= end.getValue());
    }

    private List<String> deadLetters(Channel channel) {
        var found = new ArrayList<String>();
        contract.types().stream()
                .filter(type -> contract.topicOf(type).equals(channel.topic()))
                .map(type -> sample(type).subject())
                .distinct()
                .flatMap(subject -> TopicReader.of(channel.deadLetters()).now(subject).stream())
                .map(KeptContract::headersOf)
                .filter(headers -> account.equals(headers.get(EventHeaders.ACCOUNT)))
                .forEach(headers -> found.add(headers.get(EventHeaders.TYPE)));
        return found;
    }
}
