package dev.hoopoe.common.account;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes the accounts that are inactive, in the caller's transaction. */
@ApplicationScoped
public class InactiveAccountStore {

    private static final String SUSPEND =
            "INSERT INTO inactive_account (id, suspended_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String RESUME = "DELETE FROM inactive_account WHERE id = ?";

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final InactiveAccounts readers;

    InactiveAccountStore(
            AgroalDataSource database, TransactionSynchronizationRegistry transactions, InactiveAccounts readers) {
        this.database = database;
        this.transactions = transactions;
        this.readers = readers;
    }

    public void suspend(String account, Instant since) {
        execute(SUSPEND, account, since.atOffset(ZoneOffset.UTC));
    }

    public void resume(String account) {
        execute(RESUME, account);
    }

    private void execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Inactive account not written", e);
        }
        transactions.registerInterposedSynchronization(new ReadAfterCommit());
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
