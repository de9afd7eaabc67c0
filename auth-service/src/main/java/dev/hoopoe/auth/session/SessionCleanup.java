package dev.hoopoe.auth.session;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Deletes, in all accounts, refresh tokens and sessions that no unexpired token belongs to. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class SessionCleanup {

    private static final ExpiredRows REFRESH_TOKENS = new ExpiredRows("refresh_token", "expires_at", "hash");
    private static final ExpiredRows SESSIONS = new ExpiredRows("session", "removable_at", "sid");

    private final CrossAccountConnections database;
    private final Clock clock;

    SessionCleanup(CrossAccountConnections database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        var now = OffsetDateTime.now(clock);
        REFRESH_TOKENS.delete(database, now);
        SESSIONS.delete(database, now);
    }
}
