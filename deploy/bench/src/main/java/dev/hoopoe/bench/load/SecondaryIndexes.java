package dev.hoopoe.bench.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table's indexes that no constraint needs: building them after a load is many times as fast as keeping them during it. */
final class SecondaryIndexes {

    private final Connection connection;
    private final Map<String, String> definitions = new LinkedHashMap<>();

    private SecondaryIndexes(Connection connection) {
        this.connection = connection;
    }

    static SecondaryIndexes of(String table, Connection connection) throws SQLException {
        SecondaryIndexes indexes = new SecondaryIndexes(connection);
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
                WHERE indrelid = CAST(? AS regclass) AND NOT indisunique""")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    indexes.definitions.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return indexes;
    }

    void drop() throws SQLException {
        for (String name : definitions.keySet()) {
            execute("DROP INDEX " + name);
        }
    }

    void create(Progress progress) throws SQLException {
        execute("SET LOCAL maintenance_work_mem = '256MB'");
        for (Map.Entry<String, String> index : definitions.entrySet()) {
            progress.step("index " + index.getKey());
            execute(index.getValue());
        }
    }

    private void execute(String definition) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(definition);
        }
    }
}
