package dev.hoopoe.common.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.event.EventSpans;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.TopicReader;
import dev.hoopoe.common.testing.TwoReplicas;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One relay works at a time, another takes over, and nothing gets lost between them. */
@QuarkusTest
class OutboxRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AGE = "hoopoe.outbox.age";

    private final String subject = UUID.randomUUID().toString();
    private final MeterRegistry metersOfTheOther = new SimpleMeterRegistry();
    private long sequence;

    @Inject
    Outbox outbox;

    @Inject
    AccountScope accounts;

    @Inject
    CrossAccountConnections database;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings;

    @Inject
    OutboxConfig config;

    @Inject
    EventSpans spans;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @Test
    @TwoReplicas(OutboxRelay.class)
    void anotherRelayTakesOverWhenTheFirstLosesItsConnection() throws InterruptedException {
        var other = new OutboxRelay(
                database, kafkaSettings, config, spans, new DatabaseGauges(metersOfTheOther), metersOfTheOther, clock);
        other.start(null);
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        endTheLeadersConnection();
                        append();
                        return metersOfTheOther
                                        .counter("hoopoe.outbox.published")
                                        .count()
                                > 0;
                    });
            Awaitility.await().atMost(PATIENCE).until(() -> isExportedBy(metersOfTheOther) != isExportedBy(meters));
        } finally {
            other.stop(null);
        }
        append();
        Awaitility.await().atMost(PATIENCE).until(() -> isExportedBy(meters));
        awaitEmptyOutbox();

        // A batch whose acknowledgement was lost comes twice, by the same event id: what counts is each once, in order.
        var messages = TopicReader.of("sample.events.v1").now(subject);
        var seen = new LinkedHashSet<Long>();
        messages.forEach(message -> seen.add(Long.parseLong(
                new String(message.headers().lastHeader("ce_sequence").value(), UTF_8))));
        assertEquals(
                LongStream.range(0, sequence).boxed().toList(), seen.stream().toList());
    }

    @Test
    void outboxIsEmptyAndItsAgeZeroOnceAllIsPublished() {
        append();

        awaitEmptyOutbox();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> meters.find(AGE).gauges().stream().anyMatch(age -> age.value() == 0));
        assertTrue(meters.get("hoopoe.outbox.published").counter().count() > 0);
    }

    @Test
    void eventWithoutATransactionIsRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> accounts.run(Caller.system("default", "test"), () -> outbox.append(new PlainEvent(subject, 0))));
    }

    @Test
    void eventThatNoBrokerWouldTakeIsRefusedWithItsChange() {
        var refusal = assertThrows(
                HoopoeException.class,
                () -> inTransaction(new PlainEvent(subject, 0, Map.of("text", "x".repeat(34 * 1024 * 1024)))));

        assertEquals(ErrorKind.TOO_LARGE, refusal.kind());
    }

    /** The age of a database's outbox is exported by the replica that relays it, and by no other. */
    private static boolean isExportedBy(MeterRegistry replica) {
        return replica.find(AGE).gauge() != null;
    }

    private void awaitEmptyOutbox() {
        Awaitility.await().atMost(PATIENCE).until(() -> count("SELECT count(*) FROM outbox") == 0);
    }

    private void append() {
        inTransaction(new PlainEvent(subject, sequence++));
    }

    private void inTransaction(PlainEvent event) {
        accounts.run(
                Caller.system("default", "test"),
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.append(event)));
    }

    private void endTheLeadersConnection() throws SQLException {
        count("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    private long count(String sql) throws SQLException {
        try (var connection = new AllAccounts().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
