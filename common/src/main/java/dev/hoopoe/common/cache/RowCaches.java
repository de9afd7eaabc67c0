package dev.hoopoe.common.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;

/** Creates row caches, one for each table. */
@ApplicationScoped
public class RowCaches {

    private final RowCacheConfig config;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;

    RowCaches(RowCacheConfig config, Clock clock, TransactionSynchronizationRegistry transactions) {
        this.config = config;
        this.clock = clock;
        this.transactions = transactions;
    }

    public RowCache create() {
        return new RowCache(config, clock, transactions);
    }
}
