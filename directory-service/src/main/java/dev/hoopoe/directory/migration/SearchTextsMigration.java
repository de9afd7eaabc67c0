package dev.hoopoe.directory.migration;

import dev.hoopoe.directory.storage.SearchText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * V11: fills the searched text of clients, users and attributes (docs/decisions/0035). It runs in one
 * transaction and keeps one batch of rows in memory. Flyway runs it as the tables' owner, which the row policies do not restrict.
 */
final class SearchTextsMigration implements JavaMigration {

    private static final int BATCH = 5_000;

    private static final List<Searched> TABLES = List.of(
            new Searched("client", "uuid", "name, email, data ->> 'email'", 3),
            new Searched("staff_user", "uuid", "name, last_name, display_name, email", 4),
            new Searched("custom_attribute", "bigint", "name, title", 2));

    /** A table, the type of its id, and its searched columns. */
    private record Searched(String table, String idType, String texts, int count) {

        String add() {
            return "ALTER TABLE " + table + " ADD COLUMN search_text text NOT NULL DEFAULT ''";
        }

        String read() {
            return "SELECT CAST(id AS text), " + texts + " FROM " + table + " WHERE id > CAST(? AS " + idType
                    + ") OR ? IS NULL ORDER BY id LIMIT " + BATCH;
        }

        String write() {
            return "UPDATE " + table + " SET search_text = made.text FROM unnest(CAST(? AS " + idType
                    + "[]), ?) AS made (id, text) WHERE " + table + ".id = made.id";
        }
    }

    private static final List<String> INDEXES = List.of(
            "DROP INDEX client_search",
            "CREATE INDEX client_search ON client USING gin (search_text gin_trgm_ops)",
            "DROP INDEX staff_user_search",
            "CREATE INDEX staff_user_search ON staff_user USING gin (search_text gin_trgm_ops)");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("11");
    }

    @Override
    public String getDescription() {
        return "fold searched texts";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        for (var table : TABLES) {
            execute(connection, table.add());
        }
        fill(connection);
        for (var index : INDEXES) {
            execute(connection, index);
        }
    }

    static void fill(Connection connection) throws SQLException {
        for (var table : TABLES) {
            fill(connection, table);
        }
    }

    private static void fill(Connection connection, Searched table) throws SQLException {
        var ids = new ArrayList<String>();
        var texts = new ArrayList<String>();
        String last = null;
        do {
            ids.clear();
            texts.clear();
            read(connection, table, last, ids, texts);
            write(connection, table, ids, texts);
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        } while (ids.size() == BATCH);
    }

    private static void read(Connection connection, Searched table, String last, List<String> ids, List<String> texts)
            throws SQLException {
        try (var select = connection.prepareStatement(table.read())) {
            select.setString(1, last);
            select.setString(2, last);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var searched = new String[table.count()];
                    for (var i = 0; i < searched.length; i++) {
                        searched[i] = rows.getString(i + 2);
                    }
                    ids.add(rows.getString(1));
                    texts.add(SearchText.of(searched));
                }
            }
        }
    }

    private static void write(Connection connection, Searched table, List<String> ids, List<String> texts)
            throws SQLException {
        try (var update = connection.prepareStatement(table.write())) {
            update.setArray(1, connection.createArrayOf("text", ids.toArray()));
            update.setArray(2, connection.createArrayOf("text", texts.toArray()));
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
