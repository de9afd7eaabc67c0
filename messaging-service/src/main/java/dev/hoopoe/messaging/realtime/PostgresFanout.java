package dev.hoopoe.messaging.realtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.common.background.BackgroundWork;
import dev.hoopoe.common.background.Coordination;
import dev.hoopoe.common.background.WakeableLoop;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.tenancy.CrossAccountConnections;
import dev.hoopoe.messaging.feed.EventsAppended;
import dev.hoopoe.messaging.feed.FeedAppended;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Signals by PostgreSQL's LISTEN and NOTIFY, which every replica is connected to anyway (docs/decisions/0070). */
@BackgroundWork(Coordination.NONE)
@ApplicationScoped
class PostgresFanout implements Fanout {

    private static final Logger LOG = Logger.getLogger(PostgresFanout.class);
    private static final String CHANNEL = "hoopoe_signals";
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', ?)";

    /** The notification that events were appended to the feed. */
    private static final String APPENDED = "";

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    private static final int WAIT_MILLIS = 500;

    /** Signals that wait to be passed on; more of them are dropped, as if the connection had been interrupted. */
    private static final int MAX_WAITING = 10_000;

    private final CrossAccountConnections database;
    private final ObjectMapper mapper;
    private final Event<Signal> signals;
    private final Event<FeedAppended> appended;
    private final Event<SignalsMissed> missed;
    private final WakeableLoop loop = new WakeableLoop("signals", RETRY, new Listening());

    /** Apart from the listening thread, which has a connection: what signals lead to needs one, too. */
    private final ThreadPoolExecutor handling = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), work -> daemon(work, "signals-handling"));

    PostgresFanout(
            CrossAccountConnections database,
            ObjectMapper mapper,
            Event<Signal> signals,
            Event<FeedAppended> appended,
            Event<SignalsMissed> missed) {
        this.database = database;
        this.mapper = mapper;
        this.signals = signals;
        this.appended = appended;
        this.missed = missed;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop(STOP_TIMEOUT);
        handling.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void publish(Signal signal) {
        send(json(signal));
    }

    @Override
    public void publish(Signal signal, Connection transaction) throws SQLException {
        send(json(signal), transaction);
    }

    /** Readers poll, too: a notification that fails makes them later, no more. */
    void tellOfAppended(@Observes EventsAppended event) {
        try {
            send(APPENDED);
        } catch (DatabaseException e) {
            LOG.debug("Other replicas not notified of new events", e);
        }
    }

    private String json(Signal signal) {
        try {
            return mapper.writeValueAsString(signal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A signal cannot be written as JSON", e);
        }
    }

    private void send(String text) {
        try (var connection = database.getConnection()) {
            send(text, connection);
        } catch (SQLException e) {
            throw new DatabaseException("A signal could not be sent", e);
        }
    }

    private static void send(String text, Connection connection) throws SQLException {
        try (var notify = connection.prepareStatement(NOTIFY)) {
            notify.setString(1, text);
            notify.execute();
        }
    }

    private final class Listening implements WakeableLoop.Work {

        private Connection connection;
        private boolean listenedBefore;
        private boolean dropped;

        @Override
        public boolean round() throws SQLException {
            if (connection == null) {
                listen();
            }
            var notifications = connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS);
            if (dropped) {
                accept(APPENDED);
            }
            if (notifications != null) {
                for (var notification : notifications) {
                    accept(notification.getParameter());
                }
            }
            return true;
        }

        private void listen() throws SQLException {
            var acquired = database.getConnection();
            try (var statement = acquired.createStatement()) {
                statement.execute("LISTEN " + CHANNEL);
                connection = acquired;
            } finally {
                if (connection == null) {
                    acquired.close();
                }
            }
            if (listenedBefore) {
                dropped = true;
            }
            listenedBefore = true;
        }

        private void accept(String text) {
            try {
                if (dropped) {
                    handling.execute(() -> missed.fire(new SignalsMissed()));
                    dropped = false;
                }
                handling.execute(() -> receive(text));
            } catch (RejectedExecutionException e) {
                dropped = true;
            }
        }

        /** One that cannot be handled must not keep the following ones. */
        private void receive(String text) {
            try {
                if (text.equals(APPENDED)) {
                    appended.fire(new FeedAppended());
                } else {
                    signals.fire(mapper.readValue(text, Signal.class));
                }
            } catch (JsonProcessingException | RuntimeException e) {
                LOG.error("Signal not passed on", e);
            }
        }

        @Override
        public void failed(Exception failure) {
            LOG.warn("Signals of other replicas are not received; retrying", failure);
            close();
        }

        @Override
        public void finish() {
            close();
        }

        private void close() {
            if (connection == null) {
                return;
            }
            try (var closed = connection;
                    var statement = closed.createStatement()) {
                statement.execute("UNLISTEN *");
            } catch (SQLException e) {
                LOG.debug("The connection for signals could not be closed cleanly", e);
            } finally {
                connection = null;
            }
        }
    }
}
