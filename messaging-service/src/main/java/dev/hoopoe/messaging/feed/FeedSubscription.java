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
    private final ReplicaCatchUp behind;
    private final Clock clock;
    private final ReaderSession pass;
    private final Supplier<FeedQuery> query;

    FeedSubscription(
            FeedReader reader,
            FeedSignal signal,
            ReplicaCatchUp behind,
            Clock clock,
            ReaderSession pass,
            Supplier<FeedQuery> query) {
        this.reader = reader;
        this.signal = signal;
        this.behind = behind;
        this.clock = clock;
        this.pass = pass;
        this.query = query;
    }

    /** True when the session has ended or the service stops. */
    boolean isOver() {
        return pass.hasEnded() || signal.isStopping();
    }

    /** The next batch after the cursor, without waiting. */
    FeedBatch part(FeedCursor after) {
        return part(query(), after);
    }

    /** The next batch with events for the reader; an empty one after the deadline or once it is over. */
    Uni<FeedBatch> next(FeedCursor after, Instant deadline, BooleanSupplier over) {
        var present = query();
        var part = part(present, after);
        while (part.events().isEmpty() && part.hasMore() && !over.getAsBoolean() && isBefore(deadline)) {
            part = part(present, part.next());
        }
        if (!part.events().isEmpty() || over.getAsBoolean() || !isBefore(deadline)) {
            return Uni.createFrom().item(part);
        }
        var goOn = part.next();
        return pause(part, present, deadline, over)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(() -> next(goOn, deadline, over));
    }

    private Uni<Void> pause(FeedBatch part, FeedQuery present, Instant deadline, BooleanSupplier over) {
        if (part.isHeldUp()) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(behind.pause(part.ahead()));
        }
        return signal.after(part.next(), present, over)
                .ifNoItem()
                .after(Duration.between(clock.instant(), deadline).plusMillis(1))
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }

    private FeedQuery query() {
        pass.require();
        return query.get();
    }

    private FeedBatch part(FeedQuery present, FeedCursor after) {
        pass.require();
        var part = reader.read(present, after);
        return part.isHeldUp() && behind.catchUp(part.ahead()) ? reader.read(present, after) : part;
    }

    private boolean isBefore(Instant deadline) {
        return clock.instant().isBefore(deadline);
    }
}
