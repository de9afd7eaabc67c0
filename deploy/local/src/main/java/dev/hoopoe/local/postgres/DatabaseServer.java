package dev.hoopoe.local.postgres;

import dev.hoopoe.local.process.StartRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A PostgreSQL server, embedded or not, and a role on it that may create databases and roles. */
public record DatabaseServer(String url, String user, String password) {

    private static final int CONNECT_SECONDS = 10;

    /** Makes sure of the service's database and of its owner: a role that may log in with the password, and no more. */
    public ServiceDatabase createDatabase(String service, String servicePassword) {
        String name = "hoopoe_" + service;
        try (Connection connection = connect()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                run(connection, "CREATE ROLE %I LOGIN NOCREATEDB NOCREATEROLE", name);
                if (!isSuperUser(connection)) {
                    run(connection, "GRANT %I TO CURRENT_USER", name);
                }
            }
            run(connection, "ALTER ROLE %I PASSWORD %L", name, servicePassword);
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                run(connection, "CREATE DATABASE %I OWNER %I", name, name);
                run(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
            }
        } catch (SQLException e) {
            throw new StartRefusedException(
                    "Cannot create database " + name + " on " + url + " as " + user + ": " + e.getMessage(), e);
        }
        return new ServiceDatabase(url + "/" + name, name, servicePassword);
    }

    /** Connects to the server's maintenance database. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(url + "/postgres", properties);
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + url + ", " + user + "]";
    }

    private static boolean isSuperUser(Connection connection) throws SQLException {
        return exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper AND ? <> ''", "x");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Definitions take no parameters: the server itself quotes the names and values into the statement. */
    private static void run(Connection connection, String template, String... values) throws SQLException {
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
