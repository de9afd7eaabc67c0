package dev.hoopoe.common.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.event.EventHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** Events as they come from a topic. */
final class EventFixture {

    static final String TOPIC = "sample.events.v1";

    private EventFixture() {}

    static ConsumerRecord<String, byte[]> event(String account, String subject, String name, long sequence) {
        var snapshot = "{\"id\":\"%s\",\"name\":\"v%d\",\"unheard_of\":1}".formatted(UUID.randomUUID(), sequence);
        return event(account, subject, name, sequence, snapshot);
    }

    static ConsumerRecord<String, byte[]> event(
            String account, String subject, String name, long sequence, String snapshot) {
        var body = "{\"snapshot\":%s,\"changes\":{},\"actor\":{\"type\":\"system\"}}".formatted(snapshot);
        return eventWith(account, subject, name, sequence, body);
    }

    static ConsumerRecord<String, byte[]> eventWith(
            String account, String subject, String name, long sequence, String body) {
        var message = new ConsumerRecord<>(TOPIC, 0, 0, subject, body.getBytes(UTF_8));
        headers(account, subject, name, sequence)
                .forEach((key, value) -> message.headers().add(key, value.getBytes(UTF_8)));
        return message;
    }

    static Map<String, String> headers(String account, String subject, String name, long sequence) {
        return Map.of(
                EventHeaders.ID,
                UuidCreator.getTimeOrderedEpochPlus1().toString(),
                EventHeaders.TYPE,
                "dev.hoopoe.sample." + name + ".v1",
                EventHeaders.SUBJECT,
                subject,
                EventHeaders.ACCOUNT,
                account,
                EventHeaders.SEQUENCE,
                Long.toString(sequence),
                EventHeaders.TIME,
                Instant.EPOCH.toString());
    }

    static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }
}
