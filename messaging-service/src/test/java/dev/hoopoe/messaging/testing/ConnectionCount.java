package dev.hoopoe.messaging.testing;

import dev.hoopoe.common.identity.Caller;
import dev.hoopoe.common.identity.CurrentCaller;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often a connection to the database is asked for: outside of a transaction, once for each statement. */
@Singleton
public class ConnectionCount implements AgroalPoolInterceptor {

    private static final Set<Caller.Kind> PEOPLE =
            Set.of(Caller.Kind.ADMINISTRATOR, Caller.Kind.AGENT, Caller.Kind.CLIENT, Caller.Kind.ANONYMOUS);

    private final CurrentCaller caller;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong takenForPeople = new AtomicLong();

    ConnectionCount(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        taken.incrementAndGet();
        if (Arc.container().requestContext().isActive()
                && caller.isKnown()
                && PEOPLE.contains(caller.get().kind())) {
            takenForPeople.incrementAndGet();
        }
    }

    public long taken() {
        return taken.get();
    }

    /** Without those of background work. */
    public long takenForPeople() {
        return takenForPeople.get();
    }
}
