package dev.hoopoe.common.replica;

import dev.hoopoe.common.identity.CurrentCaller;
import dev.hoopoe.common.replica.ReplicaStore.ReplicaException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes rows of the caller's account into replica tables, by one statement. */
@ApplicationScoped
class ReplicaWriter {

    /** In one order, so that two transactions do not wait for each other's rows. */
    private static final String INSERT = """
            INSERT INTO %s AS replica (account_id, id, version, deleted, body)
            SELECT ?, id, version, deleted, body::jsonb
            FROM unnest(?::text[], ?::bigint[], ?::boolean[], ?::text[]) AS new (id, version, deleted, body) ORDER BY id
            ON CONFLICT (account_id, id) %s RETURNING id
            """;

    private static final String REPLACE_OLDER = """
            DO UPDATE SET version = excluded.version, deleted = excluded.deleted, body = excluded.body
            WHERE replica.version < excluded.version
               OR (replica.version = excluded.version AND excluded.deleted AND NOT replica.deleted)
            """;

    private final AgroalDataSource database;
    private final CurrentCaller caller;

    ReplicaWriter(AgroalDataSource database, CurrentCaller caller) {
        this.database = database;
        this.caller = caller;
    }

    /**
     * Writes rows unless those in the table are as new or newer. All of them stay locked until the transaction ends.
     *
     * @param rows of several with one id the newest counts
     * @return the ids that were written
     */
    Set<String> putAll(String table, Collection<ReplicaRow> rows) {
        var newest = new LinkedHashMap<String, ReplicaRow>();
        rows.forEach(row -> newest.merge(row.id(), row, (kept, next) -> next.replaces(kept) ? next : kept));
        return write(table, newest.values(), REPLACE_OLDER);
    }

    /** Writes a row unless there is one; true when it was written. */
    boolean insert(String table, ReplicaRow row) {
        return !write(table, List.of(row), "DO NOTHING").isEmpty();
    }

    private Set<String> write(String table, Collection<ReplicaRow> rows, String onConflict) {
        var sql = INSERT.formatted(ReplicaStore.checked(table), onConflict);
        try (var connection = database.getConnection();
                var write = connection.prepareStatement(sql)) {
            write.setString(1, caller.accountId());
            write.setArray(2, array(connection, "text", rows, ReplicaRow::id));
            write.setArray(3, array(connection, "bigint", rows, ReplicaRow::version));
            write.setArray(4, array(connection, "boolean", rows, ReplicaRow::deleted));
            write.setArray(5, array(connection, "text", rows, ReplicaRow::text));
            var written = new HashSet<String>();
            try (var ids = write.executeQuery()) {
                while (ids.next()) {
                    written.add(ids.getString(1));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new ReplicaException(table, e);
        }
    }

    private static Array array(
            Connection connection, String type, Collection<ReplicaRow> rows, Function<ReplicaRow, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
