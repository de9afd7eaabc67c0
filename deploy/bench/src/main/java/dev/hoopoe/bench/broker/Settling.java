package dev.hoopoe.bench.broker;

import dev.hoopoe.bench.measure.Patience;
import dev.hoopoe.local.Suite;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Lets everything that was written reach everybody who reads it, so that one turn does not weigh on the next. */
public final class Settling {

    private static final Patience PATIENCE = Patience.ofMinutes(5);

    private final Suite suite;
    private final Broker broker;

    public Settling(Suite suite, Broker broker) {
        this.suite = suite;
        this.broker = broker;
    }

    /** Returns when ticket-service's outbox is empty and no service has a record left to take in. */
    public void await() {
        PATIENCE.await("the outbox is empty", () -> inOutbox() == 0);
        PATIENCE.await("the services have taken in all events", () -> broker.waiting() == 0);
    }

    /** How many events of ticket-service are not published yet. */
    public long inOutbox() {
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM outbox")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
