package dev.hoopoe.messaging.webhook.delivery;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.web.LogKeys;
import dev.hoopoe.messaging.feed.EventsAppended;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;

/**
 * Delivers webhooks: one thread records results and schedules endpoints, while the attempts themselves run without threads.
 * Each replica has one; what it does is safe beside the others.
 */
@BackgroundWork(Coordination.LEASES)
@ApplicationScoped
public class Dispatcher implements WakeableLoop.Work {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** Results recorded in one transaction. */
    private static final int MAX_RESULTS = 500;

    /** For attempts that run when the service stops. */
    private static final Duration LAST_RESULTS_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration STOP_TIMEOUT = LAST_RESULTS_TIMEOUT.plusSeconds(1);
    private static final Duration IDLE_POLL_INTERVAL = Duration.ofMillis(20);

    private final EndpointScheduler scheduler;
    private final Sender sender;
    private final DeliveryResultTransactions results;
    private final AdaptiveConcurrencyLimit limit;
    private final DeliveryConfig config;
    private final Clock clock;
    /** By the delivery's id. */
    private final Map<Long, Claim> running = new ConcurrentHashMap<>();

    private final Queue<CompletedAttempt> completed = new ConcurrentLinkedQueue<>();
    private final WakeableLoop loop;

    Dispatcher(
            EndpointScheduler scheduler,
            Sender sender,
            DeliveryResultTransactions results,
            AdaptiveConcurrencyLimit limit,
            DeliveryConfig config,
            Clock clock) {
        this.scheduler = scheduler;
        this.sender = sender;
        this.results = results;
        this.limit = limit;
        this.config = config;
        this.clock = clock;
        this.loop = new WakeableLoop("webhook-dispatcher", config.pollInterval(), this);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** What still runs afterwards is attempted again by another replica. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
    }

    void onAppended(@Observes EventsAppended appended) {
        wake();
    }

    /** Says that there may be something to do; cheap, and safe from any thread. */
    public void wake() {
        loop.wake();
    }

    @Override
    public boolean round() {
        var worked = recordResults() > 0;
        var endpoints = new ArrayList<>(scheduler.ready());
        // So that no endpoint is always the last to find room.
        Collections.shuffle(endpoints);
        for (var endpoint : endpoints) {
            var room = limit.roomFor(endpoint.webhook());
            if (endpoint.behind() || !room.isEmpty()) {
                var work = schedule(endpoint, room);
                work.claims().forEach(this::attempt);
                worked |= work.planned() || !work.claims().isEmpty();
            }
        }
        return worked;
    }

    @Override
    public void failed(Exception failure) {
        LOG.warn("Webhook dispatcher failed; restarting", failure);
    }

    /** An endpoint that cannot be scheduled, such as for a secret that cannot be opened, does not hold the others up. */
    private EndpointScheduler.ScheduledWork schedule(ReadyEndpoint endpoint, AdaptiveConcurrencyLimit.Room room) {
        try {
            return scheduler.schedule(endpoint, room);
        } catch (IllegalStateException e) {
            LogKeys.with(LogKeys.WEBHOOK, endpoint.webhook(), () -> LOG.warn("Webhook not scheduled; retrying", e));
            return EndpointScheduler.ScheduledWork.NOTHING;
        }
    }

    private void attempt(Claim claim) {
        if (claim.message() == null) {
            completed.add(new CompletedAttempt(claim, null));
            return;
        }
        // With less than half of the lease left, the delivery is left to the next claim.
        if (clock.instant().isAfter(claim.until().minus(config.lease().dividedBy(2)))) {
            return;
        }
        limit.begin(claim);
        running.put(claim.id(), claim);
        sender.send(claim.endpoint(), claim.message()).onComplete(sent -> {
            completed.add(new CompletedAttempt(claim, sent.result()));
            running.remove(claim.id(), claim);
            limit.end(claim, sent.result().succeeded());
            wake();
        });
    }

    private int recordResults() {
        var recorded = 0;
        while (!completed.isEmpty()) {
            var batch = firstOf(completed);
            results.record(batch);
            // Removed only now: what could not be recorded is recorded in the next round.
            batch.forEach(one -> completed.remove());
            recorded += batch.size();
        }
        return recorded;
    }

    private static List<CompletedAttempt> firstOf(Queue<CompletedAttempt> queue) {
        return queue.stream().limit(MAX_RESULTS).toList();
    }

    @Override
    public void finish() {
        var deadline = System.nanoTime() + LAST_RESULTS_TIMEOUT.toNanos();
        try {
            while (!limit.isIdle() && System.nanoTime() < deadline) {
                loop.pause(IDLE_POLL_INTERVAL);
            }
            var unfinished = List.copyOf(running.values());
            recordResults();
            results.release(unfinished);
        } catch (RuntimeException e) {
            LOG.warn("Last webhook results not recorded; the deliveries will be retried", e);
        }
    }
}
