package dev.hoopoe.auth.limit;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.sql.Statements;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Counts attempts in the database, where all replicas see them. The period of a key begins with its first attempt; at its
 * end the key has its whole allowance again.
 */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
public class AttemptCounts {

    private static final ExpiredRows EXPIRED = new ExpiredRows("limited_attempt", "resets_at", "key");

    private static final String EXHAUSTED = """
            SELECT max(counted.resets_at)
            FROM limited_attempt counted JOIN unnest(?, ?) AS allowance (key, max) ON counted.key = allowance.key
            WHERE counted.resets_at > ? AND counted.attempts >= allowance.max
            """;

    /** Keys are locked in their order, so that two failures of the same person and network cannot deadlock. */
    private static final String COUNT = """
            INSERT INTO limited_attempt AS counted (key, attempts, resets_at)
            SELECT key, 1, ?::timestamptz FROM unnest(?) AS key ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
                attempts = CASE WHEN counted.resets_at <= ? THEN 1 ELSE least(counted.attempts, 1000000) + 1 END,
                resets_at = CASE WHEN counted.resets_at <= ? THEN excluded.resets_at ELSE counted.resets_at END
            """;

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;
    private final Duration period;
    private final Clock clock;

    AttemptCounts(
            AgroalDataSource database, CrossAccountConnections allAccounts, LoginLimitConfig config, Clock clock) {
        this.database = database;
        this.allAccounts = allAccounts;
        this.period = config.period();
        this.clock = clock;
    }

    /** The time until none of the allowances is used up; empty when none is now. */
    public Optional<Duration> timeUntilAllowed(List<Allowance> allowances) {
        var now = OffsetDateTime.now(clock);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EXHAUSTED)) {
            select.setArray(1, texts(connection, allowances));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", allowances.stream().map(Allowance::max).toArray()));
            select.setObject(3, now);
            try (var rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(end -> Duration.between(now, end));
            }
        } catch (SQLException e) {
            throw new DatabaseException("Failed attempts not read", e);
        }
    }

    /** Counts an attempt for each of the allowances. */
    public void count(List<Allowance> allowances) {
        var now = OffsetDateTime.now(clock);
        try (var connection = database.getConnection()) {
            Statements.update(connection, COUNT, now.plus(period), texts(connection, allowances), now, now);
        } catch (SQLException e) {
            throw new DatabaseException("Attempt not counted", e);
        }
    }

    private static Array texts(Connection connection, List<Allowance> allowances) throws SQLException {
        return connection.createArrayOf(
                "text", allowances.stream().map(Allowance::hash).toArray());
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        EXPIRED.delete(allAccounts, OffsetDateTime.now(clock));
    }
}
