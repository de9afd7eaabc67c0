package dev.hoopoe.bench.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What a list with a search would do without an index: count the rows that hold the term, and read the newest twenty. */
final class Scan {

    private final Connection connection;
    private final String countQuery;
    private final String pageQuery;
    private final int terms;

    private Scan(Connection connection, String table, String condition) {
        this.connection = connection;
        this.countQuery = "SELECT count(*) FROM " + table + " WHERE " + condition;
        this.pageQuery =
                "SELECT * FROM " + table + " WHERE " + condition + " ORDER BY created_at DESC, id DESC LIMIT 20";
        this.terms = Math.toIntExact(
                condition.chars().filter(letter -> letter == '?').count());
    }

    static Scan ofTickets(Connection connection) {
        return new Scan(
                connection,
                "ticket",
                "(title ILIKE ? OR description ILIKE ? OR external_id ILIKE ?"
                        + " OR id IN (SELECT ticket_id FROM ticket_message WHERE text ILIKE ?))");
    }

    static Scan ofClients(Connection connection) {
        return new Scan(connection, "client", "(name ILIKE ? OR email ILIKE ?)");
    }

    /** How many rows there are. */
    long find(String term) {
        try {
            long count = read(countQuery, term);
            read(pageQuery, term);
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number in the last row's first column, if it is one. */
    private long read(String query, String term) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 1; i <= terms; i++) {
                statement.setString(i, "%" + term + "%");
            }
            long number = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    number = rows.getObject(1) instanceof Long found ? found : 0;
                }
            }
            return number;
        }
    }
}
