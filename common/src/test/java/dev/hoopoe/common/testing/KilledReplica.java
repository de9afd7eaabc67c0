package dev.hoopoe.common.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two replicas do the same work on the database. The one that is at work first loses its connection after it has changed rows
 * and before it commits, which is what the database sees of a killed process; the other one goes on.
 */
public final class KilledReplica {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The number of the lock for which the work waits; no service uses it. */
    private static final int LOCK = 0x6b696c6c;

    private static final String STOP = """
            CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_advisory_xact_lock_shared(%d); RETURN NULL; END $$;
            CREATE TRIGGER wait_for_test AFTER %s FOR EACH ROW EXECUTE FUNCTION wait_for_test();
            """;

    private static final String WAITING =
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ? AND NOT granted";

    private final String change;
    private final String table;
    private final Connection control;

    /** What each of the replicas does. */
    public interface Work {

        void run() throws Exception;
    }

    private KilledReplica(String change, String table, Connection control) {
        this.change = change;
        this.table = table;
        this.control = control;
    }

    /**
     * Runs the work in two replicas at a time, kills the first one, and returns when the other has ended.
     *
     * @param change what the work does first to the table, and nothing else in the service meanwhile: {@code DELETE},
     *     {@code INSERT}, {@code UPDATE} or {@code UPDATE OF} a column
     */
    public static void during(String change, String table, Work work) throws Exception {
        try (var control = new AllAccounts().getConnection()) {
            new KilledReplica(change, table, control).run(work);
        }
    }

    private void run(Work work) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        execute("SELECT pg_advisory_lock(" + LOCK + ")");
        execute(STOP.formatted(LOCK, change + " ON " + table));
        try {
            var killed = threads.submit(() -> attempt(work));
            await().atMost(TIMEOUT).until(() -> !waiting().isEmpty());
            var atWork = waiting();
            var other = threads.submit(() -> attempt(work));
            await().atMost(TIMEOUT)
                    .until(() -> other.isDone()
                            || isWaitingForOneOf(atWork)
                            || waiting().size() > 1);
            assertEquals(atWork, waiting(), "Two replicas are at work");

            execute("SELECT pg_terminate_backend(" + atWork.get(0) + ")");
            await().atMost(TIMEOUT).until(() -> !waiting().equals(atWork));
            execute("SELECT pg_advisory_unlock(" + LOCK + ")");

            var failure = killed.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            var failureOfOther = other.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            assertTrue(failure == null || failureOfOther == null, "Both failed, the other with " + failureOfOther);
        } finally {
            execute("SELECT pg_advisory_unlock_all()");
            threads.shutdown();
            execute("DROP TRIGGER wait_for_test ON " + table);
        }
    }

    /** The failure if there was one. Neither fails when the service's own schedule did the work first, and was killed. */
    private static Exception attempt(Work work) {
        try {
            work.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    /** The processes of the database whose work has changed rows. */
    private List<Integer> waiting() throws SQLException {
        try (var select = control.prepareStatement(WAITING)) {
            select.setInt(1, LOCK);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Integer>();
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
                return found;
            }
        }
    }

    private boolean isWaitingForOneOf(List<Integer> processes) throws SQLException {
        try (var select = control.prepareStatement(
                "SELECT 1 FROM pg_stat_activity WHERE pg_blocking_pids(pid) && ? AND datname = current_database()")) {
            select.setArray(1, control.createArrayOf("integer", processes.toArray()));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = control.createStatement()) {
            statement.execute(sql);
        }
    }
}
