package dev.hoopoe.common.republication;

import dev.hoopoe.common.outbox.Outbox;
import dev.hoopoe.common.sql.DatabaseException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** The transactions of a republication, each of one batch. */
@ApplicationScoped
class RepublicationTransactions {

    /** Aggregates that one transaction publishes. */
    static final int BATCH = 100;

    private static final Logger LOG = Logger.getLogger(RepublicationTransactions.class);

    /** A second replica waits for the batch of the first one, and then goes on after it. */
    private static final String LOCK =
            "SELECT after_id FROM republication WHERE account_id = ? AND aggregate = ? FOR UPDATE";

    private static final String MOVE = "UPDATE republication SET after_id = ? WHERE account_id = ? AND aggregate = ?";
    private static final String FINISH = "DELETE FROM republication WHERE account_id = ? AND aggregate = ?";

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final List<RepublishedAggregate> aggregates;

    RepublicationTransactions(AgroalDataSource database, Outbox outbox, @All List<RepublishedAggregate> aggregates) {
        this.database = database;
        this.outbox = outbox;
        this.aggregates = aggregates;
    }

    /** Publishes the next batch of the aggregate in this account, which is the caller's. */
    @Transactional
    void publishNext(String account, String aggregate) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, account);
            lock.setString(2, aggregate);
            try (var row = lock.executeQuery()) {
                if (row.next()) {
                    publishAfter(row.getString(1), account, aggregate, connection);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("States not published again", e);
        }
    }

    private void publishAfter(String after, String account, String aggregate, Connection connection)
            throws SQLException {
        var states = named(aggregate).lockAfter(after, BATCH);
        outbox.republishAll(states);
        if (states.size() < BATCH) {
            update(connection, FINISH, account, aggregate);
            LOG.infof("All states of %s in account %s published again", aggregate, account);
        } else {
            update(connection, MOVE, states.get(BATCH - 1).aggregateId(), account, aggregate);
        }
    }

    private RepublishedAggregate named(String aggregate) {
        return aggregates.stream()
                .filter(one -> one.aggregate().equals(aggregate))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("This service does not publish the aggregate " + aggregate));
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
