package dev.hoopoe.common.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.account.InactiveAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the events of records; what cannot be read becomes a dead letter. Tombstones are skipped, and so are events of deleted
 * accounts, which may have no rows again.
 */
@ApplicationScoped
class RecordReader {

    private final ObjectMapper mapper;
    private final InactiveAccounts inactive;
    private final DeadLetters deadLetters;
    private final DeliveryAttempt attempt;

    RecordReader(ObjectMapper mapper, InactiveAccounts inactive, DeadLetters deadLetters, DeliveryAttempt attempt) {
        this.mapper = mapper;
        this.inactive = inactive;
        this.deadLetters = deadLetters;
        this.attempt = attempt;
    }

    <T> List<T> read(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            BiFunction<ConsumerRecord<String, byte[]>, ReceivedEvent, T> reader) {
        return read(messages, reader, deadLetters::topicOf);
    }

    /** As {@link #read(Iterable, BiFunction)}, with the topic of the dead letters by topic. */
    <T> List<T> read(
            Iterable<ConsumerRecord<String, byte[]>> messages,
            BiFunction<ConsumerRecord<String, byte[]>, ReceivedEvent, T> reader,
            UnaryOperator<String> deadLetterTopic) {
        var readable = new ArrayList<T>();
        for (var message : messages) {
            if (message.value() == null) {
                continue;
            }
            try {
                var event = ReceivedEvent.read(message, mapper);
                if (!inactive.isDeleted(event.accountId())) {
                    readable.add(reader.apply(message, event));
                }
            } catch (PoisonEventException e) {
                bury(message, deadLetterTopic.apply(message.topic()), e);
            }
        }
        return readable;
    }

    /** Makes the record a dead letter of its channel; returns once the broker has it. */
    void bury(ConsumerRecord<String, byte[]> message, Throwable reason) {
        bury(message, deadLetters.topicOf(message.topic()), reason);
    }

    private void bury(ConsumerRecord<String, byte[]> message, String topic, Throwable reason) {
        attempt.untilDone(() -> deadLetters.send(message, topic, reason));
    }
}
