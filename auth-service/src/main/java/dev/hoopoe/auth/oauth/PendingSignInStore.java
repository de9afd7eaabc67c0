package dev.hoopoe.auth.oauth;

import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.ExpiredRows;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Stores started sign-ins, since the browser may return to another replica. The random id alone determines the
 * account, because the callback is an anonymous call.
 */
@BackgroundWork(Coordination.ROW_LOCKS)
@ApplicationScoped
class PendingSignInStore {

    private static final ExpiredRows EXPIRED = new ExpiredRows("pending_sign_in", "expires_at", "random");

    private final AgroalDataSource database;
    private final CrossAccountConnections allAccounts;
    private final OAuthConfig config;
    private final Clock clock;

    PendingSignInStore(
            AgroalDataSource database, CrossAccountConnections allAccounts, OAuthConfig config, Clock clock) {
        this.database = database;
        this.allAccounts = allAccounts;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The data to complete a sign-in that must not be sent to the browser.
     *
     * @param starter the anonymous caller who started
     * @param browserHash of the browser that started; null when an older release wrote the row
     */
    record Pending(Caller starter, CodeVerifier verifier, String nonce, String browserHash) {

        @Override
        public String toString() {
            return "Pending[account=" + starter.accountId() + "]";
        }
    }

    void add(String random, Vendor vendor, Pending pending) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO pending_sign_in (random, account_id, provider, code_verifier, nonce, expires_at, browser_hash,
                            account_bound)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            insert.setString(1, random);
            insert.setString(2, pending.starter().accountId());
            insert.setString(3, vendor.wireName());
            insert.setString(4, pending.verifier().text());
            insert.setString(5, pending.nonce());
            insert.setObject(6, OffsetDateTime.now(clock).plus(config.stateLifetime()));
            insert.setString(7, pending.browserHash());
            insert.setBoolean(8, !pending.starter().accountAssumed());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("The pending sign-ins could not be read, written or cleared", e);
        }
    }

    /**
     * Deletes and returns a sign-in; empty when it was completed before, has expired, or belongs to another provider.
     */
    Optional<Pending> remove(String random, Vendor vendor) {
        try (var connection = allAccounts.getConnection();
                var delete = connection.prepareStatement("""
                        DELETE FROM pending_sign_in WHERE random = ? AND provider = ?
                        RETURNING account_id, code_verifier, nonce, expires_at, browser_hash, account_bound
                        """)) {
            delete.setString(1, random);
            delete.setString(2, vendor.wireName());
            try (var rows = delete.executeQuery()) {
                if (!rows.next()
                        || !rows.getObject("expires_at", OffsetDateTime.class).isAfter(OffsetDateTime.now(clock))) {
                    return Optional.empty();
                }
                return Optional.of(new Pending(
                        starterIn(rows),
                        new CodeVerifier(rows.getString("code_verifier")),
                        rows.getString("nonce"),
                        rows.getString("browser_hash")));
            }
        } catch (SQLException e) {
            throw new DatabaseException("The pending sign-ins could not be read, written or cleared", e);
        }
    }

    private static Caller starterIn(ResultSet row) throws SQLException {
        var account = row.getString("account_id");
        return row.getBoolean("account_bound") ? Caller.anonymous(account) : Caller.atUnboundHost(account);
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeExpired() {
        EXPIRED.delete(allAccounts, OffsetDateTime.now(clock));
    }
}
