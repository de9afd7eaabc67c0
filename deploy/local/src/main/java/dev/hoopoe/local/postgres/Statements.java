package dev.hoopoe.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs definitions of roles and databases on a connection. */
record Statements(Connection connection) {

    boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Definitions take no parameters: the server itself quotes the names and values into the statement. */
    void run(String template, String... values) throws SQLException {
        String placeholders = ", ?".repeat(values.length);
        String quoted;
        try (PreparedStatement format = connection.prepareStatement("SELECT format(?" + placeholders + ")")) {
            format.setString(1, template);
            for (int i = 0; i < values.length; i++) {
                format.setString(i + 2, values[i]);
            }
            try (ResultSet rows = format.executeQuery()) {
                rows.next();
                quoted = rows.getString(1);
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(quoted);
        }
    }
}
