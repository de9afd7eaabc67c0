package dev.hoopoe.ticket.migration;

import dev.hoopoe.common.text.TextFolding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds the folded name and address, which filters of ticket lists compare with, to the replica of clients. */
final class ClientFolding {

    private static final int BATCH = 5_000;

    private static final String READ = """
            SELECT account_id, id, body ->> 'name', body ->> 'email' FROM client_replica
            WHERE (account_id, id) > (?, ?) AND NOT deleted ORDER BY account_id, id LIMIT %d""".formatted(BATCH);

    private static final String WRITE = """
            UPDATE client_replica SET body = body || jsonb_strip_nulls(
                jsonb_build_object('folded_name', made.name, 'folded_email', made.email))
            FROM unnest(?, ?, ?, ?) AS made (account_id, id, name, email)
            WHERE client_replica.account_id = made.account_id AND client_replica.id = made.id""";

    private static final List<String> INDEXES = List.of(
            "DROP INDEX client_replica_name",
            "DROP INDEX client_replica_email",
            "CREATE INDEX client_replica_name ON client_replica USING gin ((body ->> 'folded_name') gin_trgm_ops)",
            "CREATE INDEX client_replica_email ON client_replica USING gin ((body ->> 'folded_email') gin_trgm_ops)");

    private static final int COLUMNS = 4;

    private ClientFolding() {}

    static void fill(Connection connection) throws SQLException {
        var batch = read(connection, "", "");
        while (!batch.get(0).isEmpty()) {
            write(connection, batch);
            var last = batch.get(0).size() - 1;
            batch = read(connection, batch.get(0).get(last), batch.get(1).get(last));
        }
    }

    static void index(Connection connection) throws SQLException {
        for (var index : INDEXES) {
            SearchWordsMigration.execute(connection, index);
        }
    }

    /** The columns of the next rows: account, id, folded name, folded address. */
    private static List<List<String>> read(Connection connection, String account, String id) throws SQLException {
        List<List<String>> columns =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (var select = connection.prepareStatement(READ)) {
            select.setString(1, account);
            select.setString(2, id);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.get(0).add(rows.getString(1));
                    columns.get(1).add(rows.getString(2));
                    columns.get(2).add(TextFolding.fold(rows.getString(3)));
                    columns.get(3).add(TextFolding.fold(rows.getString(4)));
                }
            }
        }
        return columns;
    }

    private static void write(Connection connection, List<List<String>> columns) throws SQLException {
        try (var update = connection.prepareStatement(WRITE)) {
            for (var i = 0; i < COLUMNS; i++) {
                update.setArray(
                        i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
            }
            update.executeUpdate();
        }
    }
}
