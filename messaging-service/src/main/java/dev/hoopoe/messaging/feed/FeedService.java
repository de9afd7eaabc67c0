package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.async.Release;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.messaging.access.CallerVisibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the feed for a caller, at once or by long poll. */
@ApplicationScoped
public class FeedService {

    private final FeedReader reader;
    private final FeedSignal signal;
    private final ReplicaCatchUp replicaCatchUp;
    private final FeedConfig config;
    private final CallerVisibility callerVisibility;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final EndedSessions endedSessions;
    private final InactiveAccounts inactiveAccounts;
    private final Clock clock;

    FeedService(
            FeedReader reader,
            FeedSignal signal,
            ReplicaCatchUp replicaCatchUp,
            FeedConfig config,
            CallerVisibility callerVisibility,
            CurrentCaller caller,
            JsonWebToken token,
            EndedSessions endedSessions,
            InactiveAccounts inactiveAccounts,
            Clock clock) {
        this.reader = reader;
        this.signal = signal;
        this.replicaCatchUp = replicaCatchUp;
        this.config = config;
        this.callerVisibility = callerVisibility;
        this.caller = caller;
        this.token = token;
        this.endedSessions = endedSessions;
        this.inactiveAccounts = inactiveAccounts;
        this.clock = clock;
    }

    /** Refuses with 410 a cursor after which events have expired. */
    public Uni<FeedBatch> read(FeedRequest request) {
        var subscription = subscribe(
                request.filter(), request.limit(), config.maxPageSize().asLongValue());
        var wait = shorter(request.waitTime(), config.maxWait());
        var after = start(request);
        if (wait.isZero() || !signal.enter()) {
            return Uni.createFrom().item(subscription.read(after));
        }
        var deadline = clock.instant().plus(wait);
        return Release.after(
                Uni.createFrom().deferred(() -> subscription.next(after, deadline, subscription::isOver)),
                signal::leave);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Reads for the present caller from a cursor to the next. */
    FeedSubscription subscribe(FeedFilter filter, int limit, long bytes) {
        var session = new ReaderSession(
                caller.accountId(),
                caller.get().sessionId(),
                Instant.ofEpochSecond(token.getExpirationTime()),
                endedSessions,
                inactiveAccounts,
                clock);
        return new FeedSubscription(
                reader, signal, replicaCatchUp, clock, session, () -> new FeedQuery(scope(), filter, limit, bytes));
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
