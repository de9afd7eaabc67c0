package dev.hoopoe.common.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The accounts that are inactive, in the database; writes in the caller's transaction. The id of a deleted account is never
 * removed.
 */
@ApplicationScoped
public class InactiveAccountStore {

    private static final String SUSPEND =
            "INSERT INTO inactive_account (id, suspended_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String RESUME = "DELETE FROM inactive_account WHERE id = ? AND deleted_at IS NULL";
    private static final String DELETE = """
            INSERT INTO inactive_account AS known (id, suspended_at, deleted_at) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET deleted_at = excluded.deleted_at WHERE known.deleted_at IS NULL
            """;
    private static final String MARK_REMOVED =
            "UPDATE inactive_account SET removed_at = ? WHERE id = ? AND deleted_at IS NOT NULL AND removed_at IS NULL";
    private static final String IS_DELETED = "SELECT id FROM inactive_account WHERE id = ? AND deleted_at IS NOT NULL";
    private static final String DELETED_BEFORE =
            "SELECT id FROM inactive_account WHERE deleted_at < ? AND removed_at IS NULL ORDER BY deleted_at";
    private static final String REMOVED_SINCE =
            "SELECT id FROM inactive_account WHERE removed_at > ? ORDER BY removed_at";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final InactiveAccounts readers;
    private final Clock clock;

    InactiveAccountStore(
            AgroalDataSource database,
            TransactionSynchronizationRegistry transactions,
            InactiveAccounts readers,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.readers = readers;
        this.clock = clock;
    }

    public void suspend(String account, Instant since) {
        execute(SUSPEND, account, utc(since));
    }

    public void resume(String account) {
        execute(RESUME, account);
    }

    /** The account is deleted: its rows are to be removed, and it gets none again. */
    public void delete(String account) {
        var now = utc(clock.instant());
        execute(DELETE, account, now, now);
    }

    /** True the first time: no row of the deleted account is left. */
    public boolean markRemoved(String account) {
        return execute(MARK_REMOVED, utc(clock.instant()), account) == 1;
    }

    public boolean isDeleted(String account) {
        return !select(IS_DELETED, account).isEmpty();
    }

    /** The accounts that were deleted before a time and may have rows. */
    public List<String> deletedBefore(Instant time) {
        return select(DELETED_BEFORE, utc(time));
    }

    /** The deleted accounts whose rows have all been removed since a time. */
    public List<String> removedSince(Instant time) {
        return select(REMOVED_SINCE, utc(time));
    }

    private List<String> select(String sql, Object value) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, value);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString("id"));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Inactive accounts not read", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private int execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            var changed = statement.executeUpdate();
            transactions.registerInterposedSynchronization(new ReadAfterCommit());
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException("Inactive account not written", e);
        }
    }

    private final class ReadAfterCommit implements Synchronization {

        @Override
        public void beforeCompletion() {
            // Readers see what is committed.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                readers.changed();
            }
        }
    }
}
