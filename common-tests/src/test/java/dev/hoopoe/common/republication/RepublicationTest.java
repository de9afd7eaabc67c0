package dev.hoopoe.common.republication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.EventDelivery;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TwoReplicas;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The last state of everything in an account gets on its topic once more, and nothing takes it for a change. */
@QuarkusTest
class RepublicationTest {

    /** An offset that no record of the topic has. */
    private static final long CHANGE = Long.MAX_VALUE;

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MORE_THAN_A_BATCH = 2 * RepublicationTransactions.BATCH + 1;

    private final AllAccounts database = new AllAccounts();
    private final String account = "lost-" + UUID.randomUUID();

    @Inject
    Republisher republisher;

    @Inject
    EventDelivery delivery;

    @Test
    void everyStateIsPublishedWithItsVersionAndWithoutChanges() throws SQLException, IOException {
        make(MORE_THAN_A_BATCH);

        request();

        var states = read(MORE_THAN_A_BATCH);
        assertEquals(
                MORE_THAN_A_BATCH,
                states.stream().map(ConsumerRecord::key).distinct().count());
        for (var state : states) {
            assertEquals("dev.hoopoe.sample.updated.v1", header(state, "ce_type"));
            assertEquals("7", header(state, "ce_sequence"));
            assertEquals("true", header(state, "ce_republished"));
            var body = new ObjectMapper().readTree(state.value());
            assertEquals(state.key(), body.at("/snapshot/id").asText());
            assertEquals(0, body.get("changes").size());
            assertEquals("system", body.at("/actor/type").asText());
        }
        assertEquals(0, pending());
        assertEquals(MORE_THAN_A_BATCH, count("SELECT count(*) FROM sample WHERE version = 7 AND account_id = ?"));
    }

    @Test
    void stateThatIsPublishedAgainIsNoEventOfTheFeed() throws SQLException {
        make(1);
        request();
        var states = read(1);
        var delivered = new ArrayList<Long>();

        delivery.deliverBatch(
                List.of(states.get(0), asChange(states.get(0))),
                "test",
                (message, event) -> message.offset(),
                delivered::addAll,
                topic -> topic + ".dlq.sample");

        assertEquals(List.of(CHANGE), delivered);
    }

    /** The same event as it was published for the first time. */
    private static ConsumerRecord<String, byte[]> asChange(ConsumerRecord<String, byte[]> state) {
        var change = new ConsumerRecord<>(state.topic(), 0, CHANGE, state.key(), state.value());
        state.headers().forEach(change.headers()::add);
        change.headers().remove("ce_republished");
        return change;
    }

    @Test
    @TwoReplicas(Republisher.class)
    void batchOfAKilledReplicaIsPublishedOnceByAnother() throws Exception {
        make(RepublicationTransactions.BATCH + 1);

        // Requested no earlier, or the service's own schedule could publish all before either of the two replicas.
        KilledReplica.during("INSERT", "outbox", () -> {
            request();
            publishAll();
        });
        publishAll();

        assertEquals(
                RepublicationTransactions.BATCH + 1,
                read(RepublicationTransactions.BATCH + 1).size());
        assertEquals(0, pending());
    }

    private void publishAll() throws SQLException {
        while (republisher.publishNext()) {
            // The next batch.
        }
    }

    private List<ConsumerRecord<String, byte[]>> read(int number) {
        await().atMost(SOON).until(() -> pending() == 0);
        var states = TopicReader.of("sample.events.v1")
                .read(
                        number,
                        SOON,
                        message -> message.value() != null
                                && message.headers().lastHeader("ce_accountid") != null
                                && header(message, "ce_accountid").equals(account));
        assertTrue(states.size() >= number, () -> states.size() + " states");
        return states;
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    private void make(int number) throws SQLException {
        update("""
                INSERT INTO sample (id, account_id, version, name, extra, created_at)
                SELECT gen_random_uuid(), ?, 7, n::text, '{}', now() FROM generate_series(1, %d) n""".formatted(number));
    }

    private void request() throws SQLException {
        update("INSERT INTO republication (account_id, aggregate) VALUES (?, 'sample') ON CONFLICT DO NOTHING");
    }

    private long pending() throws SQLException {
        return count("SELECT count(*) FROM republication WHERE account_id = ?");
    }

    private long count(String query) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setString(1, account);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void update(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(statement)) {
            update.setString(1, account);
            update.executeUpdate();
        }
    }
}
