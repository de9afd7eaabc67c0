package dev.hoopoe.messaging.feed;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One reader's progress through the feed; rights are read again for each batch, since they may change while it waits. */
final class FeedSubscription {

    private final FeedReader reader;
    private final FeedSignal signal;
    private final ReplicaCatchUp replicaCatchUp;
    private final Clock clock;
    private final ReaderSession session;
    private final Supplier<FeedQuery> query;
    private final ReaderScope scope;

    FeedSubscription(
            FeedReader reader,
            FeedSignal signal,
            ReplicaCatchUp replicaCatchUp,
            Clock clock,
            ReaderSession session,
            Supplier<FeedQuery> query,
            ReaderScope scope) {
        this.reader = reader;
        this.signal = signal;
        this.replicaCatchUp = replicaCatchUp;
        this.clock = clock;
        this.session = session;
        this.query = query;
        this.scope = scope;
    }

    /** True when the session has ended or the service stops. */
    boolean isOver() {
        return session.hasEnded() || signal.isStopping();
    }

    /** True when it is over because the service stops. */
    boolean isStopping() {
        return signal.isStopping();
    }

    /** The next batch after the cursor, without waiting. */
    FeedBatch read(FeedCursor after) {
        return read(query(), after);
    }

    /** The next batch with events for the reader; an empty one after the deadline or once it is over. */
    Uni<FeedBatch> next(FeedCursor after, Instant deadline, BooleanSupplier over) {
        var present = query();
        var batch = read(present, after);
        while (batch.events().isEmpty() && batch.hasMore() && !over.getAsBoolean() && isBefore(deadline)) {
            batch = read(present, batch.next());
        }
        if (!batch.events().isEmpty() || over.getAsBoolean() || !isBefore(deadline)) {
            return Uni.createFrom().item(batch);
        }
        var goOn = batch.next();
        return pause(batch, present, deadline, over)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> next(goOn, deadline, over));
    }

    private Uni<Void> pause(FeedBatch batch, FeedQuery present, Instant deadline, BooleanSupplier over) {
        if (batch.isBlocked()) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(replicaCatchUp.pause(batch.unresolved()));
        }
        return signal.after(batch.next(), present, over)
                .ifNoItem()
                .after(Duration.between(clock.instant(), deadline).plusMillis(1))
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private FeedQuery query() {
        session.require();
        return scope.call(query);
    }

    private FeedBatch read(FeedQuery present, FeedCursor after) {
        session.require();
        return scope.call(() -> {
            var batch = reader.read(present, after);
            return batch.isBlocked() && replicaCatchUp.catchUp(batch.unresolved())
                    ? reader.read(present, after)
                    : batch;
        });
    }

    private boolean isBefore(Instant deadline) {
        return clock.instant().isBefore(deadline);
    }
}
