package dev.hoopoe.common.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Binds values to statements by their position. */
public final class Statements {

    private Statements() {}

    /** Executes a statement that changes rows; returns how many. */
    public static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            bind(update, values);
            return update.executeUpdate();
        }
    }

    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    public static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        bind(statement, values.toArray());
    }
}
