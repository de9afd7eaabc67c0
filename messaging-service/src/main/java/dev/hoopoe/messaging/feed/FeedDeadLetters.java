package dev.hoopoe.messaging.feed;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Sends records that are not events to the dead-letter topic. Done here, since Reactive Messaging would send the whole
 * batch there.
 */
@ApplicationScoped
class FeedDeadLetters {

    private static final String REASON = "dead-letter-reason";

    private final MutinyEmitter<byte[]> emitter;

    FeedDeadLetters(@Channel("feed-dead-letters") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns once the broker has acknowledged it. */
    void send(ConsumerRecord<String, byte[]> message, RuntimeException reason) {
        var headers = new RecordHeaders(message.headers().toArray())
                .add(REASON, String.valueOf(reason.getMessage()).getBytes(StandardCharsets.UTF_8));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(message.topic() + ".dlq.feed")
                .withKey(message.key())
                .withHeaders(headers)
                .build();
        emitter.sendMessageAndAwait(Message.of(message.value()).addMetadata(metadata));
    }
}
