package dev.hoopoe.common.testing;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/**
 * Fails whatever takes a second database connection while it holds one, in every test of every service: as many of these at
 * once as the pool has connections wait for each other until they are refused.
 */
@ApplicationScoped
class SecondConnectionCheck implements AgroalPoolInterceptor {

    private final Map<PGConnection, Holder> held = new ConcurrentHashMap<>();
    private volatile boolean started;

    /** Before that, a migration takes several. */
    void start(@Observes StartupEvent event) {
        started = true;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        held.keySet().removeIf(known -> isClosed((Connection) known));
        if (isClosed(connection)) {
            return;
        }
        var holder = Holder.present();
        for (var first : held.values()) {
            if (started && first.isSameWorkAs(holder)) {
                throw new SecondConnectionException(first.acquired());
            }
        }
        held.put(plain(connection), holder);
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        release(connection);
    }

    /** A connection that broke is destroyed without being returned. */
    @Override
    public void onConnectionDestroy(Connection connection) {
        release(connection);
    }

    /** One that is closed cannot be identified any more; the next acquire forgets it. */
    private void release(Connection connection) {
        if (!isClosed(connection)) {
            held.remove(plain(connection));
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    private static PGConnection plain(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("Not a connection of PostgreSQL's driver", e);
        }
    }

    /** Who took a connection: {@code request} is null outside of any request context. */
    private record Holder(Thread thread, ContextState request, Throwable acquired) {

        static Holder present() {
            return new Holder(
                    Thread.currentThread(),
                    Arc.container().requestContext().getStateIfActive(),
                    new Throwable("The first connection was taken here"));
        }

        boolean isSameWorkAs(Holder other) {
            return thread == other.thread || (request != null && request == other.request);
        }
    }

    /** Its cause says where the connection that is held was taken. */
    static final class SecondConnectionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SecondConnectionException(Throwable first) {
            super("A second database connection is taken while one is held; release the first, or use it", first);
        }
    }
}
