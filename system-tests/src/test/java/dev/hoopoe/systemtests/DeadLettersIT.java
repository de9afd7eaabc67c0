package dev.hoopoe.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.kafka.DeadLetters;
import dev.hoopoe.local.kafka.DeadLetters.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a service cannot take in is kept apart, and can be given back. */
@ExtendWith(RunningSuite.class)
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final DeadLetters letters;
    private final String subject = UUID.randomUUID().toString();

    DeadLettersIT(Suite suite) {
        this.suite = suite;
        this.letters = new DeadLetters(suite.kafkaConnection());
    }

    @Test
    void unreadableEventIsADeadLetterUntilItIsGivenBackAndOneAgainWhenItStillIsUnreadable() throws Exception {
        publishUnreadable();
        var found = await().atMost(PATIENCE).until(this::ofSubject, list -> list.size() == 1);
        assertEquals("account.events.v1", found.get(0).topic());
        assertEquals("messaging", found.get(0).service());
        assertEquals("dev.hoopoe.account.created.v1", found.get(0).type());

        letters.replay(found);

        var again = await().atMost(PATIENCE)
                .until(this::ofSubject, list -> list.size() == 1 && isAfter(list.get(0), found.get(0)));
        assertEquals(
                found.get(0).reason().replaceAll("@.*", ""),
                again.get(0).reason().replaceAll("@.*", ""));
        assertEquals(2, publishedRecords());
    }

    private long publishedRecords() {
        return EventLog.read(suite, "account.events.v1").stream()
                .filter(event -> event.key().equals(subject))
                .count();
    }

    private static boolean isAfter(DeadLetter one, DeadLetter other) {
        return one.message().offset() > other.message().offset();
    }

    private List<DeadLetter> ofSubject() {
        return letters.list().stream()
                .filter(letter ->
                        letter.subject().equals(subject) && letter.service().equals("messaging"))
                .toList();
    }

    private void publishUnreadable() throws InterruptedException, ExecutionException {
        var message = new ProducerRecord<>("account.events.v1", subject, "{}");
        Map.of(
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        "dev.hoopoe.account.created.v1",
                        "ce_subject",
                        subject,
                        "ce_time",
                        "2026-01-02T03:04:05Z",
                        "ce_accountid",
                        subject,
                        "ce_source",
                        EventLog.TEST_SOURCE,
                        "ce_sequence",
                        "no number")
                .forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                suite.kafkaConnection().properties(), new StringSerializer(), new StringSerializer())) {
            producer.send(message).get();
        }
    }
}
