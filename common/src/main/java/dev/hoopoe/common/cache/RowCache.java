package dev.hoopoe.common.cache;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Rows of one table that were read lately, for readers outside of transactions. A change of this process drops them when it has
 * committed; changes of other processes show after the time to live (docs/decisions/0038).
 */
public final class RowCache {

    private final RecentReads reads;
    private final TransactionSynchronizationRegistry transactions;

    public RowCache(RowCacheConfig config, Clock clock, TransactionSynchronizationRegistry transactions) {
        this.reads = new RecentReads(config, clock);
        this.transactions = transactions;
    }

    /**
     * What was read lately under this key, or else what {@code reader} reads now; always the latter in a transaction. Absent rows
     * are not kept. A key is used with one type.
     */
    public <T> Optional<T> get(String account, String key, Supplier<Optional<T>> reader) {
        return isInTransaction() ? reader.get() : reads.get(account, key, reader);
    }

    /** The table changes: on commit and not before, since until then other transactions read the old rows. */
    public void changed() {
        if (isInTransaction()) {
            transactions.registerInterposedSynchronization(new AfterCompletion(reads::clear));
        } else {
            reads.clear();
        }
    }

    private static boolean isInTransaction() {
        return QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private record AfterCompletion(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // The change is not committed yet.
        }

        @Override
        public void afterCompletion(int status) {
            action.run();
        }
    }
}
