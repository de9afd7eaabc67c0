package dev.hoopoe.messaging.feed;

import dev.hoopoe.common.error.ErrorKind;
import dev.hoopoe.common.error.HoopoeException;
import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.identity.EndedSessions;
import dev.hoopoe.messaging.ticket.TicketAccess;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Reads the feed for a caller, and waits with whoever wants to. */
@ApplicationScoped
class Feed {

    private final FeedReader reader;
    private final FeedSignal signal;
    private final FeedConfig config;
    private final TicketAccess access;
    private final CurrentCaller caller;
    private final EndedSessions endedSessions;
    private final Clock clock;

    Feed(
            FeedReader reader,
            FeedSignal signal,
            FeedConfig config,
            TicketAccess access,
            CurrentCaller caller,
            EndedSessions endedSessions,
            Clock clock) {
        this.reader = reader;
        this.signal = signal;
        this.config = config;
        this.access = access;
        this.caller = caller;
        this.endedSessions = endedSessions;
        this.clock = clock;
    }

    /** Refuses with 410 a cursor whose next events have been removed for their age. */
    Uni<FeedPage> read(FeedRequest request) {
        var reading =
                new Reading(request.filter(), request.limit(), caller.get().sessionId());
        var wait = request.wait(config.longestWait());
        var after = start(request.after);
        if (wait.isZero() || !signal.enter()) {
            return Uni.createFrom().item(reading.page(after));
        }
        var deadline = clock.instant().plus(wait);
        return Uni.createFrom()
                .deferred(() -> reading.nextPage(after, deadline))
                .onTermination()
                .invoke(signal::leave);
    }

    private FeedCursor start(String after) {
        var beginning = reader.beginning();
        if (after == null || after.isEmpty()) {
            return beginning;
        }
        if (after.equals(FeedRequest.LATEST)) {
            return reader.end();
        }
        var cursor = FeedCursor.of(after);
        if (cursor.position() < beginning.position()) {
            throw HoopoeException.gone(
                    "Events after this cursor have been removed for their age",
                    Map.of("after", "is too old", "oldest", beginning.text()));
        }
        return cursor;
    }

    /** One reader's request; who reads is looked at anew each time, since rights may end while somebody waits. */
    private final class Reading {

        private final FeedFilter filter;
        private final int limit;
        private final String sessionId;

        Reading(FeedFilter filter, int limit, String sessionId) {
            this.filter = filter;
            this.limit = limit;
            this.sessionId = sessionId;
        }

        FeedPage page(FeedCursor after) {
            if (endedSessions.contains(sessionId)) {
                throw new HoopoeException(ErrorKind.UNAUTHENTICATED, "The session has ended");
            }
            return reader.read(scope(), filter, after, limit);
        }

        /** The page with the next events that are for the caller, or an empty one once the deadline has passed. */
        Uni<FeedPage> nextPage(FeedCursor after, Instant deadline) {
            var round = signal.round();
            var page = page(after);
            while (page.events().isEmpty() && page.hasMore() && clock.instant().isBefore(deadline)) {
                page = page(FeedCursor.of(page.nextCursor()));
            }
            var left = Duration.between(clock.instant(), deadline);
            if (!page.events().isEmpty() || left.isNegative() || left.isZero()) {
                return Uni.createFrom().item(page);
            }
            var goOn = FeedCursor.of(page.nextCursor());
            return signal.after(round)
                    .ifNoItem()
                    .after(left)
                    .recoverWithUni(() -> Uni.createFrom().voidItem())
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .chain(() -> nextPage(goOn, deadline));
        }

        private FeedScope scope() {
            return new FeedScope(caller.accountId(), caller.get().isAdministrator(), access.scope());
        }
    }
}
