package dev.hoopoe.messaging.testing;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often a connection to the database is asked for: outside of a transaction, once for each statement. */
@Singleton
public class ConnectionCount implements AgroalPoolInterceptor {

    private final AtomicLong taken = new AtomicLong();

    @Override
    public void onConnectionAcquire(Connection connection) {
        taken.incrementAndGet();
    }

    public long taken() {
        return taken.get();
    }
}
