package dev.hoopoe.bench.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;

/** The note in ticket-service's database, in a schema of its own, that a load was finished and how large it was. */
final class LoadMark {

    /** Raised when another load is made up than before, so that kept ones are made anew. */
    private static final int VERSION = 2;

    private LoadMark() {}

    static void write(int tickets, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA bench");
            statement.execute("CREATE TABLE bench.load (version int NOT NULL, tickets int NOT NULL)");
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO bench.load (version, tickets) VALUES (?, ?)")) {
            insert.setInt(1, VERSION);
            insert.setInt(2, tickets);
            insert.executeUpdate();
        }
    }

    /** How many tickets the load had; empty when none was finished by this version. */
    static OptionalInt read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet exists = statement.executeQuery("SELECT to_regclass('bench.load') IS NOT NULL")) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    return OptionalInt.empty();
                }
            }
            try (ResultSet load = statement.executeQuery("SELECT version, tickets FROM bench.load")) {
                return load.next() && load.getInt(1) == VERSION ? OptionalInt.of(load.getInt(2)) : OptionalInt.empty();
            }
        }
    }
}
