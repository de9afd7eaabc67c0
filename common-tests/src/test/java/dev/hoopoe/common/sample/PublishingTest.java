package dev.hoopoe.common.sample;

import static dev.hoopoe.common.sample.EventFixture.header;
import static dev.hoopoe.common.sample.SampleFixture.administratorOf;
import static dev.hoopoe.common.sample.SampleFixture.created;
import static dev.hoopoe.common.sample.SampleFixture.freshAccount;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.EventHeaders;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.TopicReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What leaves the outbox is on the topic: in order, whole and in the envelope. */
@QuarkusTest
class PublishingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Optional<String> NOT_GIVEN = null;
    private static final int WRITERS = 8;
    private static final int WRITES_EACH = 15;

    private final String account = freshAccount();
    private final ObjectMapper mapper = new ObjectMapper();

    @Inject
    Samples samples;

    @Inject
    Outbox outbox;

    @Inject
    AccountScope accounts;

    @Test
    void eventsOfOneAggregateKeepTheOrderOfItsVersionsUnderManyWriters()
            throws InterruptedException, ExecutionException {
        var ids = List.of(created(account, "a"), created(account, "b"));
        var threads = Executors.newFixedThreadPool(WRITERS);
        var writes = new ArrayList<Future<?>>();
        for (var writer = 0; writer < WRITERS; writer++) {
            var name = "w" + writer;
            writes.add(threads.submit(() -> IntStream.range(0, WRITES_EACH)
                    .forEach(i -> renameAs(UUID.fromString(ids.get(i % 2)), name + "-" + i))));
        }
        for (var write : writes) {
            write.get();
        }
        threads.shutdown();

        var expected = 2 + WRITERS * WRITES_EACH;
        var messages = read(expected, message -> ids.contains(message.key()));

        assertEquals(expected, messages.size());
        for (var id : ids) {
            var sequences = messages.stream()
                    .filter(message -> id.equals(message.key()))
                    .map(message -> Long.parseLong(header(message.headers(), EventHeaders.SEQUENCE)))
                    .toList();
            assertEquals(LongStream.range(0, sequences.size()).boxed().toList(), sequences);
        }
    }

    @Test
    void envelopeIsACloudEventInBinaryMode() throws IOException {
        var id = created(account, "enveloped");

        var message = read(1, record -> id.equals(record.key())).get(0);

        assertEquals("1.0", header(message.headers(), "ce_specversion"));
        assertEquals("dev.hoopoe.sample.created.v1", header(message.headers(), "ce_type"));
        assertEquals("/hoopoe/sample-service", header(message.headers(), "ce_source"));
        assertEquals(id, header(message.headers(), "ce_subject"));
        assertEquals(account, header(message.headers(), "ce_accountid"));
        assertEquals("0", header(message.headers(), "ce_sequence"));
        assertEquals("application/json", header(message.headers(), "content-type"));
        assertEquals(7, UUID.fromString(header(message.headers(), "ce_id")).version());
        assertTrue(header(message.headers(), "ce_time").endsWith("Z"));
        assertTrue(header(message.headers(), "ce_traceparent").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
        var body = mapper.readTree(message.value());
        assertEquals("enveloped", body.at("/snapshot/name").asText());
        assertTrue(body.at("/snapshot").has("created_at"));
        assertEquals("administrator", body.at("/actor/type").asText());
    }

    @Test
    void deletionIsAnEventAndThenATombstone() {
        var id = created(account, "short-lived");
        administratorOf(account).delete("/api/samples/" + id).then().statusCode(200);

        var messages = read(3, record -> id.equals(record.key()));

        assertEquals("dev.hoopoe.sample.deleted.v1", header(messages.get(1).headers(), "ce_type"));
        assertNull(messages.get(2).value());
    }

    @Test
    void tombstoneAloneEndsAKeyThatAnotherOnesEventHasToldOf() {
        var id = UUID.randomUUID().toString();
        accounts.run(
                Caller.system(account, "test"),
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.appendTombstone("sample", id, 1)));

        var messages = read(1, record -> id.equals(record.key()));

        assertNull(messages.get(0).value());
        assertEquals(0, messages.get(0).headers().toArray().length);
    }

    @Test
    void largeEventKeepsItsSnapshotAndNamesWhatChanged() throws IOException {
        var id = created(account, "large");
        var note = "ä".repeat(400_000);
        administratorOf(account)
                .body(Map.of("note", note))
                .put("/api/samples/" + id)
                .then()
                .statusCode(200);
        administratorOf(account)
                .body(Map.of("note", note + "!"))
                .put("/api/samples/" + id)
                .then()
                .statusCode(200);

        var messages = read(3, record -> id.equals(record.key()));

        assertEquals(note, change(messages.get(1)).path("to").asText());
        assertTrue(change(messages.get(2)).path("to").isNull());
        var snapshot = mapper.readTree(messages.get(2).value()).at("/snapshot/note");
        assertEquals(note.length() + 1, snapshot.asText().length());
    }

    @Test
    void refusedWriteLeavesNoEvent() {
        created(account, "taken");
        administratorOf(account)
                .body(Map.of("name", "taken"))
                .post("/api/samples")
                .then()
                .statusCode(409);
        var last = created(account, "after");

        var messages = read(2, record -> record.value() != null && ofThisAccount(record));

        assertEquals(2, messages.size());
        assertTrue(messages.stream().anyMatch(message -> last.equals(message.key())));
    }

    private JsonNode change(ConsumerRecord<String, byte[]> message) throws IOException {
        return mapper.readTree(message.value()).at("/changes/note");
    }

    private boolean ofThisAccount(ConsumerRecord<String, byte[]> message) {
        return account.equals(header(message.headers(), "ce_accountid"));
    }

    private void renameAs(UUID id, String name) {
        accounts.run(
                Caller.system(account, name),
                () -> samples.update(id, Optional.of(name + id.toString().charAt(0)), NOT_GIVEN));
    }

    private static List<ConsumerRecord<String, byte[]>> read(
            int count, java.util.function.Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return TopicReader.of(EventFixture.TOPIC).read(count, PATIENCE, message -> {
            if (message.value() != null && message.headers().lastHeader("ce_accountid") == null) {
                return false;
            }
            return wanted.test(message);
        });
    }
}
