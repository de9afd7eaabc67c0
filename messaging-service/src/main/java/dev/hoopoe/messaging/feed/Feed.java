package dev.hoopoe.messaging.feed;

import java.time.Duration;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.messaging.access.CallerVisibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the feed for a caller, at once or by long poll. */
@ApplicationScoped
public class Feed {

    private final FeedReader reader;
    private final FeedSignal signal;
    private final ReplicaCatchUp behind;
    private final FeedConfig config;
    private final CallerVisibility callerVisibility;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final EndedSessions endedSessions;
    private final Clock clock;

    Feed(
            FeedReader reader,
            FeedSignal signal,
            ReplicaCatchUp behind,
            FeedConfig config,
            CallerVisibility callerVisibility,
            CurrentCaller caller,
            JsonWebToken token,
            EndedSessions endedSessions,
            Clock clock) {
        this.reader = reader;
        this.signal = signal;
        this.behind = behind;
        this.config = config;
        this.callerVisibility = callerVisibility;
        this.caller = caller;
        this.token = token;
        this.endedSessions = endedSessions;
        this.clock = clock;
    }

    /** Refuses with 410 a cursor after which events have expired. */
    public Uni<FeedBatch> read(FeedRequest request) {
        var reading =
                reading(request.filter(), request.limit(), config.largestPage().asLongValue());
        var wait = shorter(request.wait(), config.longestWait());
        var after = start(request);
        if (wait.isZero() || !signal.enter()) {
            return Uni.createFrom().item(reading.part(after));
        }
        var deadline = clock.instant().plus(wait);
        return Uni.createFrom()
                .deferred(() -> reading.next(after, deadline, reading::isOver))
                .onTermination()
                .invoke(signal::leave);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Reads for the present caller from a cursor to the next. */
    FeedSubscription reading(FeedFilter filter, int limit, long bytes) {
        var pass = new ReaderSession(
                caller.get().sessionId(), Instant.ofEpochSecond(token.getExpirationTime()), endedSessions, clock);
        return new FeedSubscription(
                reader, signal, behind, clock, pass, () -> new FeedQuery(scope(), filter, limit, bytes));
    }

    /** Where to begin: after a cursor, after the latest event, or before the oldest one. */
    FeedCursor start(FeedRequest request) {
        var after = request.after();
        if (after.isEmpty()) {
            return FeedCursor.OLDEST;
        }
        return after.equals(FeedRequest.LATEST) ? reader.end() : FeedCursor.of(after);
    }

    private FeedScope scope() {
        return new FeedScope(caller.accountId(), callerVisibility.forFeed());
    }
}
