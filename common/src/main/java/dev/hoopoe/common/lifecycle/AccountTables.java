package dev.hoopoe.common.lifecycle;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that have an {@code account_id}, as the database's catalog has them, so that none can be forgotten. Rows of a
 * {@link WorkTable} and of {@code outbox}, which the relay empties, are waited for.
 */
@ApplicationScoped
class AccountTables {

    private static final String TABLES = """
            SELECT c.oid::regclass::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'account_id'
                AND NOT a.attisdropped
            ORDER BY 1
            """;

    private static final String REFERENCES = """
            SELECT confrelid::regclass::text, conrelid::regclass::text FROM pg_constraint
            WHERE contype = 'f' AND confrelid <> conrelid
            """;

    private static final WorkTable OUTBOX = new WorkTable("outbox");

    private final Set<String> work;

    AccountTables(@All List<WorkTable> work) {
        this.work = Stream.concat(Stream.of(OUTBOX), work.stream())
                .map(WorkTable::table)
                .collect(Collectors.toSet());
    }

    /** The tables in an order in which their rows can be deleted: each before those that it refers to. */
    List<String> inOrderOfDeletion(Connection connection) throws SQLException {
        var left = new ArrayList<>(names(connection));
        left.removeAll(work);
        var referring = referring(connection);
        var ordered = new ArrayList<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table ->
                            referring.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + left);
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return ordered;
    }

    /** Whether a row of the account is left in one of the tables, or work for it. */
    boolean hasRows(Connection connection, String account) throws SQLException {
        var tables = names(connection);
        // One statement sees one moment: rows that a transaction moves from one table to another are in one of them.
        var sql = tables.stream()
                .map(table -> "EXISTS (SELECT 1 FROM " + table + " WHERE account_id = ?)")
                .collect(Collectors.joining(" OR ", "SELECT ", ""));
        try (var select = connection.prepareStatement(sql)) {
            for (var at = 1; at <= tables.size(); at++) {
                select.setString(at, account);
            }
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** By table, the tables that refer to it. */
    private static Map<String, Set<String>> referring(Connection connection) throws SQLException {
        var referring = new HashMap<String, Set<String>>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery(REFERENCES)) {
            while (rows.next()) {
                referring
                        .computeIfAbsent(rows.getString(1), table -> new HashSet<>())
                        .add(rows.getString(2));
            }
        }
        return referring;
    }
}
