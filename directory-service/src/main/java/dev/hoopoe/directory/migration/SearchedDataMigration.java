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
 * V14: moves the address in a client's data from the text that everyone searches into one of its own, since not
 * everyone may see it (docs/decisions/0035). In batches, as {@link SearchTextsMigration}.
 */
final class SearchedDataMigration implements JavaMigration {

    private static final int BATCH = 5_000;

    private static final String READ = """
            SELECT CAST(id AS text), name, email, phone, data ->> 'email' FROM client
            WHERE id > CAST(? AS uuid) AND data ->> 'email' IS NOT NULL ORDER BY id LIMIT %d""".formatted(BATCH);

    private static final String WRITE = """
            UPDATE client SET search_text = made.text, data_search_text = made.data_text
            FROM unnest(CAST(? AS uuid[]), ?, ?) AS made (id, text, data_text) WHERE client.id = made.id""";

    private static final String FIRST = "00000000-0000-0000-0000-000000000000";

    private record Batch(List<String> ids, List<String> texts, List<String> dataTexts) {

        Batch() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("14");
    }

    @Override
    public String getDescription() {
        return "search data apart";
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
        execute(connection, "ALTER TABLE client ADD COLUMN data_search_text text");
        fill(connection);
        execute(connection, "CREATE INDEX client_data_search ON client USING gin (data_search_text gin_trgm_ops)");
    }

    static void fill(Connection connection) throws SQLException {
        var batch = read(connection, FIRST);
        while (!batch.ids().isEmpty()) {
            write(connection, batch);
            batch = read(connection, batch.ids().get(batch.ids().size() - 1));
        }
    }

    private static Batch read(Connection connection, String last) throws SQLException {
        var batch = new Batch();
        try (var select = connection.prepareStatement(READ)) {
            select.setString(1, last);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    batch.ids().add(rows.getString(1));
                    batch.texts().add(SearchText.of(rows.getString(2), rows.getString(3), rows.getString(4)));
                    batch.dataTexts().add(SearchText.of(rows.getString(5)));
                }
            }
        }
        return batch;
    }

    private static void write(Connection connection, Batch batch) throws SQLException {
        try (var update = connection.prepareStatement(WRITE)) {
            update.setArray(1, connection.createArrayOf("text", batch.ids().toArray()));
            update.setArray(2, connection.createArrayOf("text", batch.texts().toArray()));
            update.setArray(
                    3, connection.createArrayOf("text", batch.dataTexts().toArray()));
            update.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
