package dev.hoopoe.common.lifecycle;

import dev.hoopoe.common.account.InactiveAccountStore;
import dev.hoopoe.common.sql.AdvisoryLock;
import dev.hoopoe.common.sql.DatabaseException;
import dev.hoopoe.common.sql.Statements;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The transactions of a removal, each in the account that is removed: row-level security allows no other row. */
@ApplicationScoped
class AccountRemovalTransactions {

    /** Rows that one transaction deletes at most. */
    static final int BATCH = 1_000;

    /** One replica at a time deletes rows. */
    static final AdvisoryLock LOCK = AdvisoryLock.named("hoopoe.account-removal");

    private static final String DELETE =
            "DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE account_id = ? LIMIT " + BATCH + "))";

    /** The rows leave their topic, too. */
    private static final String DELETE_PUBLISHED = "WITH gone AS (" + DELETE + " RETURNING %2$s AS key) " + """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, account_id, sequence, occurred_at, tombstone)
            SELECT gen_random_uuid(), '%3$s', key, 'tombstone', ?, 0, ?, true FROM gone GROUP BY key
            """;

    private final AgroalDataSource database;
    private final AccountTables tables;
    private final List<PublishedTable> published;
    private final InactiveAccountStore inactive;
    private final RemovalCompletion completion;
    private final Clock clock;

    AccountRemovalTransactions(
            AgroalDataSource database,
            AccountTables tables,
            @All List<PublishedTable> published,
            InactiveAccountStore inactive,
            RemovalCompletion completion,
            Clock clock) {
        this.database = database;
        this.tables = tables;
        this.published = published;
        this.inactive = inactive;
        this.completion = completion;
        this.clock = clock;
    }

    @Transactional
    List<String> tables() {
        return inConnection(tables::inOrderOfDeletion);
    }

    /** Deletes some rows of the account from the table; false when there are none, or another replica is at work. */
    @Transactional
    boolean deleteNext(String table, String account) {
        return inConnection(connection -> LOCK.tryLock(connection) && delete(connection, table, account) > 0);
    }

    /** Notes the completion if no row and no unpublished event is left; false otherwise. */
    @Transactional
    boolean complete(String account) {
        return inConnection(connection -> {
            if (!LOCK.tryLock(connection) || tables.hasRows(connection, account)) {
                return false;
            }
            if (inactive.markRemoved(account)) {
                completion.complete(account);
            }
            return true;
        });
    }

    private int delete(Connection connection, String table, String account) throws SQLException {
        var aggregate = published(table);
        return aggregate.isEmpty()
                ? Statements.update(connection, DELETE.formatted(table), account)
                : Statements.update(
                        connection,
                        DELETE_PUBLISHED.formatted(
                                table, aggregate.get().key(), aggregate.get().aggregate()),
                        account,
                        account,
                        OffsetDateTime.now(clock));
    }

    private Optional<PublishedTable> published(String table) {
        return published.stream().filter(one -> one.table().equals(table)).findFirst();
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T inConnection(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseException("Rows of a deleted account not removed", e);
        }
    }
}
