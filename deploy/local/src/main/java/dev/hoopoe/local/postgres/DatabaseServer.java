package dev.hoopoe.local.postgres;

import dev.hoopoe.local.process.StartRefusedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** A PostgreSQL server, embedded or not, and a role on it that may create databases and roles. */
public record DatabaseServer(String url, String user, String password) {

    private static final int CONNECT_SECONDS = 10;

    /**
     * What searches and look-ups by expression apply to columns. Under row-level security PostgreSQL uses an index
     * for such a condition only when the function is marked as one that tells nothing of its arguments
     * (docs/decisions/0027).
     */
    private static final List<String> FUNCTIONS_OF_INDEXES = List.of(
            "lower(text)",
            "textcat(text, text)",
            "textlike(text, text)",
            "jsonb_object_field_text(jsonb, text)",
            "ts_match_vq(tsvector, tsquery)");

    /**
     * Creates the service's database and its roles if they are missing: {@code hoopoe_<service>}, as which the
     * service logs in and which owns nothing; {@code …_owner}, which owns the tables; {@code …_worker}, without
     * login, for statements across accounts. Objects that the service's role owned before get the owner.
     */
    public ServiceDatabase createDatabase(String service, String servicePassword, String ownerPassword) {
        String name = "hoopoe_" + service;
        String owner = name + "_owner";
        String worker = name + "_worker";
        try (Connection connection = connect("postgres")) {
            Statements statements = new Statements(connection);
            createLogin(statements, name, servicePassword);
            createLogin(statements, owner, ownerPassword);
            createRole(statements, worker, "NOLOGIN");
            statements.run("GRANT %I TO %I, %I WITH INHERIT FALSE, SET TRUE", worker, name, owner);
            if (!statements.exists("SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statements.run("CREATE DATABASE %I OWNER %I", name, owner);
                statements.run("REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
            }
            try (Connection inside = connect(name)) {
                prepare(new Statements(inside), name, owner);
            }
        } catch (SQLException e) {
            throw new StartRefusedException(
                    "Cannot create database " + name + " on " + url + " as " + user + ": " + e.getMessage(), e);
        }
        return new ServiceDatabase(url + "/" + name, name, servicePassword, owner, ownerPassword);
    }

    /** How many connections roles that are no superusers may have open together. */
    public int connections() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet limit = statement.executeQuery("SELECT current_setting('max_connections')::int"
                        + " - current_setting('superuser_reserved_connections')::int"
                        + " - current_setting('reserved_connections')::int")) {
            limit.next();
            return limit.getInt(1);
        } catch (SQLException e) {
            throw new StartRefusedException("Cannot ask " + url + " for max_connections: " + e.getMessage(), e);
        }
    }

    /** Connects to the server's maintenance database. */
    public Connection connect() throws SQLException {
        return connect("postgres");
    }

    /** Connects to the database of that name. */
    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(url + "/" + database, properties);
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + url + ", " + user + "]";
    }

    private static void createLogin(Statements statements, String role, String password) throws SQLException {
        createRole(statements, role, "LOGIN");
        statements.run("ALTER ROLE %I PASSWORD %L", role, password);
    }

    private static void createRole(Statements statements, String role, String login) throws SQLException {
        if (!statements.exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            statements.run("CREATE ROLE %I NOCREATEDB NOCREATEROLE " + login, role);
            if (!isSuperUser(statements)) {
                statements.run("GRANT %I TO CURRENT_USER", role);
            }
        }
    }

    /** In the service's database itself. */
    private static void prepare(Statements statements, String name, String owner) throws SQLException {
        if (statements.exists(
                "SELECT 1 FROM pg_database WHERE datname = current_database() AND datdba::regrole::text = ?", name)) {
            statements.run("REASSIGN OWNED BY %I TO %I", name, owner);
        }
        statements.run("GRANT CONNECT ON DATABASE %I TO %I", name, name);
        if (isSuperUser(statements)) {
            for (String function : FUNCTIONS_OF_INDEXES) {
                String signature = "pg_catalog." + function;
                if (statements.exists(
                        "SELECT 1 FROM pg_proc WHERE oid = ?::regprocedure AND NOT proleakproof", signature)) {
                    statements.run("ALTER FUNCTION " + signature + " LEAKPROOF");
                }
            }
        }
    }

    private static boolean isSuperUser(Statements statements) throws SQLException {
        return statements.exists("SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper AND ? <> ''", "x");
    }
}
