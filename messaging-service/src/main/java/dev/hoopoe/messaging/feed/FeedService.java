package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.account.InactiveAccounts;
import dev.hoopoe.common.async.Release;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.common.tenancy.AccountScope;
import dev.hoopoe.messaging.access.CallerVisibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
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
    private final AccountScope accountScope;

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
            Clock clock,
            AccountScope accountScope) {
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
        this.accountScope = accountScope;
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
        return subscribe(
                new Reader(caller.get(), Instant.ofEpochSecond(token.getExpirationTime())),
                () -> new FeedQuery(scope(), filter, limit, bytes),
                ReaderScope.REQUEST);
    }

    /** Reads for somebody who is connected, outside of any request. */
    FeedSubscription subscribe(Reader reader, FeedFilter filter, int limit, long bytes) {
        return subscribe(reader, () -> new FeedQuery(scope(), filter, limit, bytes), new ReaderScope() {
            @Override
            public <T> T call(Supplier<T> step) {
                return accountScope.call(reader.caller(), step);
            }
        });
    }

    private FeedSubscription subscribe(Reader of, Supplier<FeedQuery> query, ReaderScope scope) {
        var session = new ReaderSession(
                of.caller().accountId(), of.caller().sessionId(), of.expiry(), endedSessions, inactiveAccounts, clock);
        return new FeedSubscription(reader, signal, replicaCatchUp, clock, session, query, scope);
    }

    /**
     * Who reads.
     *
     * @param expiry of the reader's token
     */
    public record Reader(Caller caller, Instant expiry) {}

    FeedCursor latest() {
        return reader.end();
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
