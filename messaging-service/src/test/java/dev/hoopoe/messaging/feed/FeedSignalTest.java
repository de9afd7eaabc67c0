package dev.hoopoe.messaging.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.messaging.access.StaffRights;
import dev.hoopoe.messaging.access.TicketVisibility;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Only those are woken who could be shown what has happened. */
class FeedSignalTest {

    private static final String OURS = "ours";

    private final FeedSignal signal = new FeedSignal(
            new SmallRyeConfigBuilder()
                    .withMapping(FeedConfig.class)
                    .addDiscoveredConverters()
                    .build()
                    .getConfigMapping(FeedConfig.class),
            new SimpleMeterRegistry(),
            Duration.ofMillis(500));
    private final List<String> awake = new ArrayList<>();

    @Test
    void eventsOfAnotherAccountWakeNoReader() {
        sleep("all", 0, administrator(FeedFilter.of(null, null)));

        signal.notifyReaders(List.of(notification(1, "theirs", "ticket.created")), 1);

        assertEquals(List.of(), awake);
    }

    @Test
    void eventsWakeTheReadersThatAskedForThem() {
        sleep("all", 0, administrator(FeedFilter.of(null, null)));
        sleep("messages", 0, administrator(FeedFilter.of(List.of("message"), null)));
        sleep("tickets", 0, administrator(FeedFilter.of(List.of("ticket"), null)));
        sleep("one", 0, administrator(FeedFilter.of(null, "7")));
        sleep("other", 0, administrator(FeedFilter.of(null, "8")));

        signal.notifyReaders(List.of(notification(1, OURS, "ticket.created")), 1);

        assertEquals(List.of("all", "one", "tickets"), awake.stream().sorted().toList());
    }

    @Test
    void eventsForAdministratorsDoNotWakeAgents() {
        sleep("agent", 0, agent());

        signal.notifyReaders(List.of(notification(1, OURS, "session.started")), 1);
        assertEquals(List.of(), awake);

        signal.notifyReaders(List.of(notification(2, OURS, "ticket.created")), 2);
        assertEquals(List.of("agent"), awake);
    }

    @Test
    void eventsBeforeTheCursorDoNotWakeItsReader() {
        sleep("ahead", 5, administrator(FeedFilter.of(null, null)));

        signal.notifyReaders(List.of(notification(5, OURS, "ticket.created")), 5);

        assertEquals(List.of(), awake);
    }

    @Test
    void readerWithMissedEventsDoesNotWait() {
        signal.notifyReaders(List.of(notification(3, "theirs", "ticket.created")), 3);

        sleep("late", 2, administrator(FeedFilter.of(null, null)));
        sleep("in time", 3, administrator(FeedFilter.of(null, null)));

        assertEquals(List.of("late"), awake);
    }

    @Test
    void readerThatIsOverIsWoken() {
        var over = new AtomicBoolean();
        signal.after(new FeedCursor(0), agent(), over::get).subscribe().with(item -> awake.add("gone"));

        signal.wakeFinished();
        assertEquals(List.of(), awake);

        over.set(true);
        signal.wakeFinished();
        assertEquals(List.of("gone"), awake);
    }

    @Test
    void readersWaitOnDuringTheShutdownDelayAndAreWokenAtItsEnd() {
        var woken = new CompletableFuture<Boolean>();
        signal.after(new FeedCursor(0), agent(), () -> false)
                .subscribe()
                .with(item -> woken.complete(signal.isStopping()));

        signal.beginDelay(new ShutdownDelayInitiatedEvent());

        assertFalse(signal.isStopping());
        assertTrue(woken.orTimeout(10, TimeUnit.SECONDS).join());
    }

    private void sleep(String name, long after, FeedQuery query) {
        signal.after(new FeedCursor(after), query, () -> false).subscribe().with(item -> awake.add(name));
    }

    private static FeedNotification notification(long position, String account, String type) {
        return new FeedNotification(position, account, "dev.hoopoe." + type + ".v1", "7");
    }

    private static FeedQuery administrator(FeedFilter filter) {
        return query(new StaffRights(true, TicketVisibility.toEverything()), filter);
    }

    private static FeedQuery agent() {
        return query(new StaffRights(false, TicketVisibility.toEverything()), FeedFilter.of(null, null));
    }

    private static FeedQuery query(StaffRights rights, FeedFilter filter) {
        return new FeedQuery(new FeedScope(OURS, rights), filter, 100, 1_000);
    }
}
