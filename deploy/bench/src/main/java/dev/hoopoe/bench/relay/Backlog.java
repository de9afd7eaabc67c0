package dev.hoopoe.bench.relay;

import dev.hoopoe.bench.broker.Broker;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Events that appear in ticket-service's outbox all at once, each with 1 kB of data that nothing compresses much. */
final class Backlog {

    private static final int AGGREGATES = 10_000;
    private static final int CHUNKS = 30;

    private static final String INSERT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), ?, (number %% %d)::text, ?, 'default', number, now(),
                (SELECT '{"snapshot":{"text":"' || string_agg(md5(number || '/' || chunk), '') || '"}}'
                    FROM generate_series(1, %d) chunk)
            FROM generate_series(1, ?) number
            """.formatted(AGGREGATES, CHUNKS);

    private final Suite suite;

    Backlog(Suite suite) {
        this.suite = suite;
    }

    /** They go to a topic that nobody reads, so that the relay is measured and not who comes after it. */
    void append(int events) {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, Broker.AGGREGATE);
            insert.setString(2, "dev.hoopoe." + Broker.AGGREGATE + ".written.v1");
            insert.setInt(3, events);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
