package dev.hoopoe.messaging.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;

/** Reads batch after batch for a sink: the next one when it has taken the last, and an empty one as a heartbeat. */
final class FeedLoop {

    private final FeedSubscription subscription;
    private final FeedSink sink;
    private final FeedConfig config;
    private final Clock clock;
    private FeedCursor place;

    FeedLoop(FeedSubscription subscription, FeedSink sink, FeedConfig config, Clock clock) {
        this.subscription = subscription;
        this.sink = sink;
        this.config = config;
        this.clock = clock;
    }

    /** Ends when the sink is closed, the session ends, or the service stops. */
    Uni<Void> run(FeedCursor from) {
        place = from;
        return Multi.createBy()
                .repeating()
                .uni(() -> this, FeedLoop::step)
                .until(sent -> isOver())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Boolean> step() {
        return subscription
                .next(place, clock.instant().plus(config.heartbeat()), this::isOver)
                .chain(batch -> {
                    place = batch.next();
                    return sink.send(batch);
                })
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .replaceWith(true);
    }

    private boolean isOver() {
        return sink.isClosed() || subscription.isOver();
    }
}
