package dev.hoopoe.messaging.feed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.event.ReceivedEvent;
import dev.hoopoe.messaging.testing.MessagingTest;
import dev.hoopoe.messaging.ticket.TicketScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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

/** A reader that follows the feed while many write to it misses nothing and meets nothing twice. */
@QuarkusTest
class FeedOrderTest extends MessagingTest {

    private static final int WRITERS = 8;
    private static final int BATCHES = 100;
    private static final int IN_A_BATCH = 5;

    /** A reader that keeps up is the one who could miss something. */
    private static final int AS_MANY_AS_THERE_ARE = 5_000;

    @Inject
    FeedWriter writer;

    @Inject
    FeedReader reader;

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
    void nobodyIsShownALaterPositionBeforeAnEarlierOne() throws InterruptedException, ExecutionException {
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
        var meanwhile = page(FeedCursor.BEGINNING);
        mayCommit.countDown();
        slow.get();
        quick.get();
        threads.shutdown();

        assertEquals(List.of(), meanwhile.events());
        assertEquals(
                List.of("slow", "quick"),
                page(FeedCursor.of(meanwhile.nextCursor())).events().stream()
                        .map(CloudEvent::subject)
                        .toList());
    }

    @Test
    void eventThatIsTakenInAgainKeepsItsPlace() {
        var entries = List.of(entry("1", 0), entry("1", 1));

        QuarkusTransaction.requiringNew().run(() -> writer.append(entries));
        var first = page(FeedCursor.BEGINNING);
        QuarkusTransaction.requiringNew()
                .run(() -> writer.append(List.of(entries.get(1), entries.get(0), entry("1", 2))));

        assertEquals(List.of("0", "1"), sequences(first));
        assertEquals(List.of("2"), sequences(page(FeedCursor.of(first.nextCursor()))));
        assertEquals(List.of("0", "1", "2"), sequences(page(FeedCursor.BEGINNING)));
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
        var cursor = FeedCursor.BEGINNING;
        while (true) {
            var done = writers.stream().allMatch(Future::isDone);
            var page = page(cursor);
            met.addAll(page.events());
            cursor = FeedCursor.of(page.nextCursor());
            if (done && page.events().isEmpty()) {
                assertTrue(!page.hasMore());
                return met;
            }
        }
    }

    private FeedPage page(FeedCursor after) {
        var everything = new FeedScope(account, true, new TicketScope(true, List.of(), null));
        return reader.read(everything, new FeedFilter(List.of(), null), after, AS_MANY_AS_THERE_ARE);
    }

    private static List<String> sequences(FeedPage page) {
        return page.events().stream().map(CloudEvent::sequence).toList();
    }

    private FeedEntry entry(String subject, long sequence) {
        var event = new ReceivedEvent(
                UUID.randomUUID(),
                "dev.hoopoe.client.updated.v1",
                subject,
                account,
                sequence,
                Instant.EPOCH,
                mapper.createObjectNode(),
                mapper);
        return new FeedEntry(event, "/hoopoe/test", null, "{}", null, null, null);
    }
}
