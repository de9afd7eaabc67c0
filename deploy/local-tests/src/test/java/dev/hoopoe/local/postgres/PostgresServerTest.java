package dev.hoopoe.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    private PostgresServer server;

    @BeforeEach
    void startServer() {
        server = server(LoopbackPort.free(), Durability.KEPT);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void dataSurvivesAKillAndAStop() throws SQLException {
        ServiceDatabase database = server.server().createDatabase("ticket", "secret", "owner-secret");
        runAsOwner(database, "CREATE TABLE note (text varchar)");
        runAsOwner(database, "INSERT INTO note VALUES ('kept')");
        runAsOwner(database, "GRANT SELECT ON note TO hoopoe_ticket");

        server.kill();
        server.start();
        server.stop();
        server.start();

        assertEquals("kept", value(database, "SELECT text FROM note"));
        assertEquals("on", value(database, "SHOW fsync"));
    }

    @Test
    void createdDatabaseIsFoundAgainAndFollowsAChangedPassword() throws SQLException {
        server.server().createDatabase("ticket", "first", "owner-first");

        ServiceDatabase again = server.server().createDatabase("ticket", "it's \\ second", "owner-second");

        assertEquals("hoopoe_ticket", value(again, "SELECT current_user"));
    }

    @Test
    void serviceReachesItsOwnDatabaseOnlyAndOnlyWithItsPassword() throws SQLException {
        ServiceDatabase ticket = server.server().createDatabase("ticket", "ticket-secret", "owner-secret");
        ServiceDatabase auth = server.server().createDatabase("auth", "auth-secret", "owner-secret");

        assertEquals(
                "f",
                value(
                        ticket,
                        "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls FROM pg_roles"
                                + " WHERE rolname = current_user"));
        assertThrows(
                SQLException.class,
                () -> value(login(auth.jdbcUrl(), ticket.username(), ticket.password()), "SELECT 1"));
        assertThrows(SQLException.class, () -> value(login(ticket.jdbcUrl(), ticket.username(), "wrong"), "SELECT 1"));
    }

    @Test
    void lettersBeyondAsciiCompareAndFoldEverywhereAlike() throws SQLException {
        ServiceDatabase database = server.server().createDatabase("ticket", "secret", "owner-secret");

        assertEquals("ação ñ", value(database, "SELECT lower('AÇÃO Ñ')"));
    }

    @Test
    void refusedStatementLeavesNoValueInTheLog() throws SQLException, IOException {
        ServiceDatabase database = server.server().createDatabase("ticket", "secret", "owner-secret");
        runAsOwner(database, "CREATE TABLE person (email varchar UNIQUE)");
        runAsOwner(database, "INSERT INTO person VALUES ('ana@example.com')");
        runAsOwner(database, "GRANT SELECT, INSERT ON person TO hoopoe_ticket");

        assertRefused("23505", database, "INSERT INTO person VALUES (?)", "ana@example.com");
        assertRefused("23505", database, "INSERT INTO person VALUES ('ana@example.com') RETURNING ?", "x");
        assertRefused(
                "22P02", database, "SELECT email FROM person WHERE length(email) = ?::varchar::int", "ana@example.com");
        assertRefused("42601", database, "INSERT person ('ana@example.com') VALUES (?)", "ana@example.com");
        server.stop();

        String log = Files.readString(folder.resolve("postgres.log"));
        assertTrue(log.contains("database system is ready"), log);
        assertFalse(log.contains("ana@"), log);
    }

    @Test
    void leftoverServerOfAKilledLauncherIsReplaced() {
        PostgresServer next = server(LoopbackPort.free(), Durability.KEPT);
        ChildProcess leftover = server.process().orElseThrow();

        next.start();

        assertTrue(!leftover.isAlive());
        next.close();
    }

    @Test
    void takenPortIsNamedWithItsHolderAndTheVariableToChange() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresServer refused = new PostgresServer(
                    folder.resolve("other"),
                    taken.getLocalPort(),
                    folder.resolve("other.log"),
                    cache(),
                    Durability.THROW_AWAY,
                    "secret");

            StartRefusedException refusal = assertThrows(StartRefusedException.class, refused::start);

            assertTrue(refusal.getMessage().contains("Port " + taken.getLocalPort()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("HOOPOE_POSTGRES_PORT"), refusal.getMessage());
            assertTrue(
                    refusal.getMessage()
                            .contains("process " + ProcessHandle.current().pid()),
                    refusal.getMessage());
        }
    }

    private static void assertRefused(String state, ServiceDatabase database, String sql, String parameter)
            throws SQLException {
        try (Connection connection = connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            assertEquals(
                    state, assertThrows(SQLException.class, statement::execute).getSQLState());
        }
    }

    private PostgresServer server(int port, Durability durability) {
        return new PostgresServer(
                folder.resolve("data"), port, folder.resolve("postgres.log"), cache(), durability, "secret");
    }

    private static Path cache() {
        return ProjectRoot.find().resolve(".hoopoe/cache");
    }

    private static ServiceDatabase login(String jdbcUrl, String username, String password) {
        return new ServiceDatabase(jdbcUrl, username, password, "nobody", "none");
    }

    private static void runAsOwner(ServiceDatabase database, String sql) throws SQLException {
        try (Connection connection =
                        connect(login(database.jdbcUrl(), database.ownerName(), database.ownerPassword()));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(ServiceDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(ServiceDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
