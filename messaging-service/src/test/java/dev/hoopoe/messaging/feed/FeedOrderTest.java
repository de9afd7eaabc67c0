package dev.hoopoe.messaging.feed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.common.testing.AllAccounts;
import dev.hoopoe.common.testing.KilledReplica;
import dev.hoopoe.common.testing.TwoReplicas;
import dev.hoopoe.messaging.access.StaffRights;
import dev.hoopoe.messaging.access.TicketVisibility;
import dev.hoopoe.messaging.testing.MessagingTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A reader that follows the feed during concurrent writes misses and repeats nothing. */
@QuarkusTest
class FeedOrderTest extends MessagingTest {

    private static final int WRITERS = 8;
    private static final int BATCHES = 100;
    private static final int IN_A_BATCH = 5;
    private static final int ROUNDS_OF_REMOVAL = 30;

    /** A reader that keeps up is the one who could miss something. */
    private static final int AS_MANY_AS_THERE_ARE = 5_000;

    @Inject
    FeedWriter writer;

    @Inject
    FeedReader reader;

    @Inject
    FeedRetention retention;

    @Inject
    AccountScope accounts;

    private final AllAccounts database = new AllAccounts();

    @Inject
    ObjectMapper mapper;

    @Test
    void readerNeverSeesAHole() throws ExecutionException, InterruptedException {
        var threads = Executors.newFixedThreadPool(WRITERS + 1);
        var written = IntStream.range(0, WRITERS)
                .mapToObj(number -> threads.submit(() -> write(number)))
                .toList();
        var met = threads.submit(() -> followUntilDone(written));

        var ids = new ArrayList<UUID>();
        for (var one : written) {
            ids.addAll(one.get());
        }
        var events = met.get();
        threads.shutdown();

        assertEquals(ids.size(), events.size());
        assertEquals(
                new HashSet<>(ids),
                new HashSet<>(events.stream().map(CloudEvent::id).toList()));
        for (var number = 0; number < WRITERS; number++) {
            var subject = Integer.toString(number);
            var sequences = events.stream()
                    .filter(event -> event.subject().equals(subject))
                    .map(event -> Long.valueOf(event.sequence()))
                    .toList();
            assertEquals(sequences.stream().sorted().toList(), sequences);
        }
    }

    @Test
    void positionsBecomeVisibleInOrder() throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(2);
        var hasDrawn = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = threads.submit(() -> QuarkusTransaction.requiringNew().call(() -> {
            writer.append(List.of(entry("slow", 0)));
            hasDrawn.countDown();
            return mayCommit.await(30, TimeUnit.SECONDS);
        }));
        hasDrawn.await();
        var quick = threads.submit(() ->
                QuarkusTransaction.requiringNew().run(() -> writer.append(List.of(entry("quick", 0)))));

        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        var meanwhile = part(FeedCursor.OLDEST);
        mayCommit.countDown();
        slow.get();
        quick.get();
        threads.shutdown();

        assertEquals(List.of(), meanwhile.events());
        assertEquals(
                List.of("slow", "quick"),
                eventsOf(part(meanwhile.next())).stream()
                        .map(CloudEvent::subject)
                        .toList());
    }

    @Test
    void repeatedEventKeepsItsPosition() {
        var entries = List.of(entry("1", 0), entry("1", 1));

        QuarkusTransaction.requiringNew().run(() -> writer.append(entries));
        var first = part(FeedCursor.OLDEST);
        QuarkusTransaction.requiringNew()
                .run(() -> writer.append(List.of(entries.get(1), entries.get(0), entry("1", 2))));

        assertEquals(List.of("0", "1"), sequences(first));
        assertEquals(List.of("2"), sequences(part(first.next())));
        assertEquals(List.of("0", "1", "2"), sequences(part(FeedCursor.OLDEST)));
    }

    @Test
    void partHoldsNoMoreBytesThanAskedForButAlwaysAnEvent() {
        var data = "{\"text\":\"" + "é".repeat(1_000) + "\"}";
        var large = "{\"text\":\"" + "x".repeat(20_000) + "\"}";
        append(
                entry("1", 0, data),
                entry("1", 1, data),
                entry("1", 2, data),
                entry("1", 3, large),
                entry("1", 4, data));

        var cursor = FeedCursor.OLDEST;
        var met = new ArrayList<List<String>>();
        var more = true;
        while (more) {
            var part = part(cursor, 5_000);
            met.add(sequences(part));
            cursor = part.next();
            more = part.hasMore();
        }

        assertEquals(List.of(List.of("0", "1"), List.of("2"), List.of("3"), List.of("4")), met);
    }

    /** Each reader is shown the event or answered 410, never only what comes after it. */
    @Test
    void eventThatExpiresDuringAReadIsNotSkippedSilently() throws Exception {
        var reader = Executors.newSingleThreadExecutor();
        for (var round = 0; round < ROUNDS_OF_REMOVAL; round++) {
            var number = Integer.toString(round);
            append(entry(number, 0));
            var before = new FeedCursor(
                    part(FeedCursor.OLDEST).events().get(0).after().position() - 1);
            var outcome = reader.submit(() -> readUntilGone(before, number));
            makeOld();
            retention.removeOld();
            append(entry("later", round));

            assertEquals(ErrorKind.GONE, outcome.get().kind());
            makeOld();
            retention.removeOld();
        }
        reader.shutdown();
    }

    @Test
    @TwoReplicas(FeedRetention.class)
    void eventsThatAKilledReplicaWasRemovingAreRemovedByAnother() throws Exception {
        append(entry("1", 0), entry("1", 1));
        var before =
                new FeedCursor(part(FeedCursor.OLDEST).events().get(0).after().position() - 1);
        makeOld();

        KilledReplica.during("DELETE", "feed_event", retention::removeOld);
        retention.removeOld();

        assertEquals(List.of(), part(FeedCursor.OLDEST).events());
        assertEquals(ErrorKind.GONE, readUntilGone(before, "1").kind());
    }

    private HoopoeException readUntilGone(FeedCursor before, String subject) {
        while (true) {
            try {
                assertEquals(subject, eventsOf(part(before)).get(0).subject());
            } catch (HoopoeException refusal) {
                return refusal;
            }
        }
    }

    private void makeOld() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            update.executeUpdate("UPDATE feed_event SET taken_at = taken_at - interval '31 days'");
        }
    }

    private void append(FeedEntry... entries) {
        QuarkusTransaction.requiringNew().run(() -> writer.append(List.of(entries)));
    }

    private List<UUID> write(int number) {
        var ids = new ArrayList<UUID>();
        for (var batch = 0; batch < BATCHES; batch++) {
            var first = batch * IN_A_BATCH;
            var entries = IntStream.range(first, first + IN_A_BATCH)
                    .mapToObj(sequence -> entry(Integer.toString(number), sequence))
                    .toList();
            // One by one, so that a transaction lasts as long after its first position as one can.
            QuarkusTransaction.requiringNew().run(() -> entries.forEach(entry -> writer.append(List.of(entry))));
            entries.forEach(entry -> ids.add(entry.event().id()));
        }
        return ids;
    }

    private List<CloudEvent> followUntilDone(List<Future<List<UUID>>> writers) {
        var met = new ArrayList<CloudEvent>();
        var cursor = FeedCursor.OLDEST;
        while (true) {
            var done = writers.stream().allMatch(Future::isDone);
            var part = part(cursor);
            met.addAll(eventsOf(part));
            cursor = part.next();
            if (done && part.events().isEmpty()) {
                assertTrue(!part.hasMore());
                return met;
            }
        }
    }

    private FeedBatch part(FeedCursor after) {
        return part(after, Long.MAX_VALUE);
    }

    private FeedBatch part(FeedCursor after, long bytes) {
        var everything = new FeedScope(account, new StaffRights(true, TicketVisibility.toEverything()));
        var query = new FeedQuery(everything, new FeedFilter(List.of(), null), AS_MANY_AS_THERE_ARE, bytes);
        return accounts.call(Caller.system(account, "test"), () -> reader.read(query, after));
    }

    private static List<CloudEvent> eventsOf(FeedBatch part) {
        return part.events().stream().map(PlacedEvent::event).toList();
    }

    private static List<String> sequences(FeedBatch part) {
        return eventsOf(part).stream().map(CloudEvent::sequence).toList();
    }

    private FeedEntry entry(String subject, long sequence) {
        return entry(subject, sequence, "{}");
    }

    private FeedEntry entry(String subject, long sequence, String data) {
        return new FeedEntries(account, mapper).ofClient(subject, sequence, data);
    }
}
