package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Statements without an account's condition on one table that has a row of each of two accounts. */
final class ForeignRows {

    /** PostgreSQL's error code for a row that a policy refuses (SQLSTATE insufficient_privilege). */
    private static final String REFUSED = "42501";

    private final Connection connection;
    private final String table;
    private final String service;
    private final String account;
    private final String mine = "mine-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();

    ForeignRows(Connection connection, String table, String service) {
        this.connection = connection;
        this.table = table;
        this.service = service;
        this.account = table.equals("account") ? "id" : "account_id";
    }

    void assertNeverSeen() throws SQLException {
        // Neither references nor triggers matter here, nor do the values.
        execute("SET LOCAL session_replication_role = replica");
        for (var check :
                select("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass", table)) {
            execute("ALTER TABLE " + table + " DROP CONSTRAINT " + check);
        }
        execute(insert(mine));
        execute(insert(other));
        execute("SET LOCAL ROLE " + service);

        actFor("");
        assertEquals(List.of(), select("SELECT " + account + " FROM " + table), table + " without an account");
        assertEquals(List.of(), changed("UPDATE %s SET %s = %s"), table + " without an account");
        assertEquals(List.of(), changed("DELETE FROM %s"), table + " without an account");
        assertRefused(insert(mine));

        actFor(mine);
        assertEquals(List.of(mine), select("SELECT " + account + " FROM " + table), table);
        assertEquals(List.of(mine), changed("UPDATE %s SET %s = %s"), table);
        assertRefused(insert(other));
        assertRefused("UPDATE %s SET %s = '%s'".formatted(table, account, other));
        assertEquals(List.of(mine), changed("DELETE FROM %s"), table);
    }

    private void actFor(String id) throws SQLException {
        select("SELECT set_config('hoopoe.account', ?, true)", id);
    }

    private List<String> changed(String statement) throws SQLException {
        return select(statement.formatted(table, account, account) + " RETURNING " + account);
    }

    private void assertRefused(String statement) throws SQLException {
        var before = connection.setSavepoint();
        var refusal = assertThrows(SQLException.class, () -> execute(statement), statement);
        assertEquals(REFUSED, refusal.getSQLState(), refusal.getMessage());
        connection.rollback(before);
    }

    /** Whatever the database does not make up itself. */
    private String insert(String id) throws SQLException {
        var columns = select("""
                SELECT attname FROM pg_attribute a WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
                    AND attnotnull AND attidentity = '' AND attgenerated = '' AND NOT atthasdef AND attname <> '%s'
                ORDER BY attnum
                """.formatted(account), table);
        var values = new ArrayList<String>();
        for (var column : columns) {
            values.add(valueOf(select(
                            "SELECT format_type(atttypid, NULL) FROM pg_attribute"
                                    + " WHERE attrelid = ?::regclass AND attname = '" + column + "'",
                            table)
                    .get(0)));
        }
        var names = columns.stream().map(column -> ", " + column).collect(Collectors.joining());
        var texts = values.stream().map(value -> ", " + value).collect(Collectors.joining());
        return "INSERT INTO %s (%s%s) VALUES ('%s'%s)".formatted(table, account, names, id, texts);
    }

    private static String valueOf(String type) {
        return switch (type) {
            case "boolean" -> "false";
            case "uuid" -> "gen_random_uuid()";
            case "jsonb" -> "'{}'";
            case "text[]" -> "'{}'";
            case "bytea" -> "uuid_send(gen_random_uuid())";
            case "timestamp with time zone" -> "now()";
            case "date" -> "current_date";
            default -> "(random() * 1000000000)::int";
        };
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> select(String sql, String... values) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                select.setString(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }
}
