package dev.hoopoe.auth.login;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.constraint.Characters;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Stores login attempts: person, network and outcome, without addresses and passwords. */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class LoginHistoryStore {

    private static final Duration TTL = Duration.ofDays(90);
    private static final ExpiredRows EXPIRED = new ExpiredRows("login_attempt", "attempted_at", "id");
    private static final int LONGEST_USER_AGENT = 255;

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;
    private final MeterRegistry meters;
    private final Clock clock;

    LoginHistoryStore(
            AgroalDataSource database, CrossAccountConnections allAccounts, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.allAccounts = allAccounts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Adds an attempt, in the caller's transaction if there is one; {@code userId} is null for an unknown address. */
    void add(LoginAttempt attempt, UUID userId, LoginOutcome outcome) {
        meters.counter("hoopoe.login.attempts", "outcome", outcome.wireName()).increment();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO login_attempt
                        (id, account_id, user_id, ip, user_agent, success, reason, attempted_at, network)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, UuidCreator.getTimeOrderedEpochPlus1());
            insert.setString(2, attempt.account());
            insert.setObject(3, userId);
            insert.setString(4, attempt.client().ip());
            insert.setString(5, shortened(attempt.client().userAgent()));
            insert.setBoolean(6, outcome == LoginOutcome.SUCCEEDED);
            insert.setString(7, outcome.wireName());
            insert.setObject(8, OffsetDateTime.now(clock));
            insert.setString(9, attempt.network());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The login history could not be read or written", e);
        }
    }

    /** True when the history has a successful login of the person from the attempt's network. */
    boolean hasSucceededFrom(LoginAttempt attempt, UUID userId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        SELECT 1 FROM login_attempt
                        WHERE account_id = ? AND user_id = ? AND network = ? AND success LIMIT 1
                        """)) {
            select.setString(1, attempt.account());
            select.setObject(2, userId);
            select.setString(3, attempt.network());
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new DatabaseException("The login history could not be read or written", e);
        }
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        EXPIRED.delete(allAccounts, OffsetDateTime.now(clock).minus(TTL));
    }

    private static String shortened(String text) {
        return text == null ? null : Characters.beginning(text, LONGEST_USER_AGENT);
    }
}
