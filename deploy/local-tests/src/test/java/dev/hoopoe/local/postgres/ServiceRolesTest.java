package dev.hoopoe.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.ProjectRoot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which roles a service's database has, on a new server and on one from before they were parted. */
class ServiceRolesTest {

    private static final String OWNER_OF_NOTE = "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'note'";

    @TempDir
    Path folder;

    private PostgresServer postgres;

    @BeforeEach
    void startServer() {
        postgres = new PostgresServer(
                folder.resolve("data"),
                LoopbackPort.free(),
                folder.resolve("postgres.log"),
                ProjectRoot.find().resolve(".hoopoe/cache"),
                Durability.THROW_AWAY,
                "secret");
        postgres.start();
    }

    @AfterEach
    void stopServer() {
        postgres.close();
    }

    @Test
    void serviceOwnsNothingAndMayCreateNothing() throws SQLException {
        ServiceDatabase database = create(postgres.server());

        run(owner(database), "CREATE TABLE note (text varchar)");

        assertEquals("hoopoe_ticket_owner", value(service(database), OWNER_OF_NOTE));
        assertThrows(SQLException.class, () -> value(service(database), "SELECT text FROM note"));
        assertThrows(SQLException.class, () -> run(service(database), "CREATE TABLE other (text varchar)"));
    }

    @Test
    void whatAnOlderDatabaseGaveItsServiceBecomesTheOwners() throws SQLException {
        try (Connection server = postgres.server().connect();
                Statement statement = server.createStatement()) {
            statement.execute("CREATE ROLE hoopoe_ticket LOGIN PASSWORD 'former'");
            statement.execute("CREATE DATABASE hoopoe_ticket OWNER hoopoe_ticket");
        }
        String url = postgres.server().url() + "/hoopoe_ticket";
        run(new Login(url, "hoopoe_ticket", "former"), "CREATE TABLE note (text varchar)");

        ServiceDatabase database = create(postgres.server());

        assertEquals("hoopoe_ticket_owner", value(service(database), OWNER_OF_NOTE));
        assertThrows(SQLException.class, () -> run(service(database), "DROP TABLE note"));
        run(owner(database), "ALTER TABLE note ADD COLUMN author varchar");
    }

    @Test
    void roleThatMayCreateDatabasesAndRolesSuffices() throws SQLException {
        try (Connection server = postgres.server().connect();
                Statement statement = server.createStatement()) {
            statement.execute("CREATE ROLE desk LOGIN CREATEDB CREATEROLE PASSWORD 'desk-secret'");
        }
        DatabaseServer server = new DatabaseServer(postgres.server().url(), "desk", "desk-secret");

        create(server);
        ServiceDatabase again = create(server);

        run(owner(again), "CREATE TABLE note (text varchar)");
        assertEquals("hoopoe_ticket_owner", value(service(again), OWNER_OF_NOTE));
    }

    private record Login(String url, String role, String password) {}

    private static ServiceDatabase create(DatabaseServer server) {
        return server.createDatabase("ticket", "service-secret", "owner-secret");
    }

    private static Login service(ServiceDatabase database) {
        return new Login(database.jdbcUrl(), database.username(), database.password());
    }

    private static Login owner(ServiceDatabase database) {
        return new Login(database.jdbcUrl(), database.ownerName(), database.ownerPassword());
    }

    private static void run(Login login, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.role(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Login login, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(login.url(), login.role(), login.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
