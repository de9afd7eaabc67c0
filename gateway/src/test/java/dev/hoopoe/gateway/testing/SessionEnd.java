package dev.hoopoe.gateway.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells of the end of a session as auth-service does. */
public final class SessionEnd {

    private SessionEnd() {}

    public static void publish(Map<String, Object> kafka, String session) {
        var settings = new HashMap<>(kafka);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        var body = "{\"snapshot\":{\"sid\":\"" + session + "\",\"expires_at\":\"" + inAnHour() + "\"}}";
        try (var producer = new KafkaProducer<String, byte[]>(settings)) {
            var message = new ProducerRecord<>("session.events.v1", session, body.getBytes(StandardCharsets.UTF_8));
            message.headers()
                    .add(new RecordHeader("ce_type", "dev.hoopoe.session.ended.v1".getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant inAnHour() {
        return Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofHours(1));
    }
}
