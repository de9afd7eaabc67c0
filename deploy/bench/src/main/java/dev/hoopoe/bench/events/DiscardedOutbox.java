package dev.hoopoe.bench.events;

import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * While it is open, rows of ticket-service's outbox are discarded on their way in: nothing of them is stored, relayed or
 * consumed. It ends by itself after a while, since a benchmark that was killed cannot end it.
 */
final class DiscardedOutbox implements AutoCloseable {

    private static final String FUNCTION = """
            CREATE OR REPLACE FUNCTION bench.discard() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RETURN NULL; END $$""";

    private static final String TRIGGER = """
            DO $do$ BEGIN EXECUTE format($$
                CREATE OR REPLACE TRIGGER bench_discard BEFORE INSERT ON outbox FOR EACH ROW
                WHEN (now() < %%L::timestamptz) EXECUTE FUNCTION bench.discard()$$, now() + interval '%d seconds');
            END $do$""";

    private final Suite suite;

    /** Discards from now on, for that long at most. */
    DiscardedOutbox(Suite suite, Duration atMost) {
        this.suite = suite;
        execute(FUNCTION);
        execute(TRIGGER.formatted(atMost.toSeconds()));
    }

    @Override
    public void close() {
        execute("DROP TRIGGER bench_discard ON outbox");
    }

    private void execute(String command) {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
