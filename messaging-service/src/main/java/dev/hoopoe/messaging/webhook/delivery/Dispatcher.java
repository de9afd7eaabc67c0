package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.messaging.feed.EventsAppended;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Works the queue off: one thread that writes results and gives endpoints their turns, while the attempts themselves run
 * without threads. Each replica has one; what it does is safe beside the others.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** Results written in one transaction. */
    private static final int MOST_RESULTS = 500;

    private static final int STOP_SECONDS = 3;
    private static final long STOP_LOOK_MILLIS = 20;

    private final EndpointScheduler turns;
    private final Sender sender;
    private final DeliveryResultStore results;
    private final AdaptiveConcurrencyLimit inFlight;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Queue<CompletedAttempt> finished = new ConcurrentLinkedQueue<>();
    private final Semaphore awake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "webhook-dispatcher");
    private volatile boolean stopping;

    Dispatcher(
            EndpointScheduler turns,
            Sender sender,
            DeliveryResultStore results,
            AdaptiveConcurrencyLimit inFlight,
            DeliveryConfig config,
            Clock clock) {
        this.turns = turns;
        this.sender = sender;
        this.results = results;
        this.inFlight = inFlight;
        this.config = config;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** What still runs afterwards is attempted again by somebody else, once its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS + 1));
    }

    void onNews(@Observes EventsAppended news) {
        wake();
    }

    /** Says that there may be something to do; cheap, and safe from any thread. */
    public void wake() {
        if (awake.availablePermits() == 0) {
            awake.release();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!round()) {
                    pause(config.pollInterval().toMillis());
                }
            } catch (RuntimeException e) {
                LOG.warn("Webhook dispatcher failed; restarting", e);
                pause(config.pollInterval().toMillis());
            }
        }
        finish();
    }

    /** False when there was nothing to do. */
    private boolean round() {
        var worked = writeResults() > 0;
        var endpoints = new ArrayList<>(turns.inNeed());
        // Nobody is always the last to find room.
        Collections.shuffle(endpoints);
        for (var endpoint : endpoints) {
            var room = inFlight.roomFor(endpoint.webhook());
            if (endpoint.behind() || !room.isEmpty()) {
                var taken = turnOf(endpoint, room);
                taken.claims().forEach(this::attempt);
                worked |= taken.planned() || !taken.claims().isEmpty();
            }
        }
        return worked;
    }

    /** An endpoint that cannot have its turn, such as for a secret that cannot be opened, keeps nobody else from theirs. */
    private EndpointScheduler.Taken turnOf(EndpointScheduler.InNeed endpoint, AdaptiveConcurrencyLimit.Room room) {
        try {
            return turns.take(endpoint, room);
        } catch (IllegalStateException e) {
            LOG.warnf(e, "Webhook %s not scheduled; retrying", endpoint.webhook());
            return EndpointScheduler.Taken.NOTHING;
        }
    }

    private void attempt(Claim claim) {
        if (claim.message() == null) {
            finished.add(new CompletedAttempt(claim, null));
            return;
        }
        // Whoever was held up until the lease is half over leaves the delivery to the next.
        if (clock.instant().isAfter(claim.until().minus(config.lease().dividedBy(2)))) {
            return;
        }
        inFlight.begin(claim);
        sender.send(claim.endpoint(), claim.message()).onComplete(sent -> {
            finished.add(new CompletedAttempt(claim, sent.result()));
            inFlight.end(claim, sent.result().succeeded());
            wake();
        });
    }

    private int writeResults() {
        var written = 0;
        while (!finished.isEmpty()) {
            var batch = firstOf(finished);
            results.write(batch);
            // Only now: what could not be written is written at the next try.
            batch.forEach(one -> finished.remove());
            written += batch.size();
        }
        return written;
    }

    private static List<CompletedAttempt> firstOf(Queue<CompletedAttempt> queue) {
        return queue.stream().limit(MOST_RESULTS).toList();
    }

    private void finish() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        try {
            while (!inFlight.isIdle() && System.nanoTime() < deadline) {
                pause(STOP_LOOK_MILLIS);
            }
            writeResults();
        } catch (RuntimeException e) {
            LOG.warn("The last results of webhooks could not be written; their deliveries are attempted again", e);
        }
    }

    private void pause(long millis) {
        try {
            if (awake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                awake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
