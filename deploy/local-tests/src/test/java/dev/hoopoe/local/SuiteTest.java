package dev.hoopoe.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path checkout;

    private static Suite suite;

    @BeforeAll
    static void startSuite() {
        FakeService.buildInto(checkout);
        suite = builder().variable("HOOPOE_ADMIN_EMAIL", "root@example.com").start();
    }

    @AfterAll
    static void stopSuite() {
        List<ProcessHandle> processes = processes();
        suite.close();
        assertFalse(processes.stream().anyMatch(ProcessHandle::isAlive), "no process is left behind");
    }

    @Test
    void everyServiceLearnsItsNeighboursAndItsOwnDatabase() throws SQLException {
        assertEquals(suite.url("auth"), variable("messaging", "HOOPOE_AUTH_URL"));
        assertEquals(suite.kafkaBootstrap(), variable("directory", "KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("hoopoe_ticket", variable("ticket", "QUARKUS_DATASOURCE_USERNAME"));
        assertTrue(suite.jdbcUrl("ticket").startsWith(variable("ticket", "QUARKUS_DATASOURCE_JDBC_URL")));
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"))) {
            assertTrue(connection.isValid(1));
        }
    }

    @Test
    void secretsReachOnlyThoseWhoNeedThem() {
        assertEquals(suite.operatorSecret(), variable("auth", "HOOPOE_SERVICE_CLIENTS_OPERATOR_SECRET"));
        assertEquals(
                variable("auth", "HOOPOE_SERVICE_CLIENTS_TICKET_SECRET"),
                variable("ticket", "HOOPOE_SERVICE_TOKEN_CLIENT_SECRET"));
        assertEquals(suite.adminPassword(), variable("directory", "HOOPOE_BOOTSTRAP_ADMIN_PASSWORD"));
        assertEquals("null", variable("ticket", "HOOPOE_SERVICE_CLIENTS_OPERATOR_SECRET"));
        assertEquals("null", variable("ticket", "HOOPOE_KEYS_ENCRYPTION_SECRET"));
        assertEquals("null", variable("gateway", "QUARKUS_DATASOURCE_PASSWORD"));
        assertEquals("null", variable("auth", "HOOPOE_ADMIN_EMAIL"));
    }

    @Test
    void keysAreForTheOwnerAlone() throws IOException {
        Path keys = checkout.resolve("data/keys");

        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("secrets.properties"))));
    }

    @Test
    void killedServiceIsStartedAgain() {
        long before = suite.part("ticket").pid();

        suite.kill("ticket");

        await().atMost(PATIENCE).until(() -> suite.part("ticket").isReady());
        assertNotEquals(before, suite.part("ticket").pid());
        assertEquals(suite.url("auth"), variable("ticket", "HOOPOE_AUTH_URL"));
    }

    @Test
    void kafkaStaysDownUntilItIsStarted() {
        suite.kafka().kill();
        boolean readyWhileDown = suite.kafka().isReady();
        long pidWhileDown = suite.kafka().pid();

        suite.kafka().start();
        suite.awaitReady(PATIENCE);

        assertFalse(readyWhileDown);
        assertEquals(0, pidWhileDown);
        assertNotEquals(0, suite.kafka().pid());
    }

    @Test
    void anotherSuiteOnTheSameDataIsRefused() {
        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> builder().start());

        assertTrue(refusal.getMessage().contains("already runs"));
        assertTrue(suite.part("gateway").isReady());
    }

    @Test
    void statusShowsEachPartWithItsMemory() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        boolean running = new StatusReport(
                        new SuiteFolder(checkout.resolve("data")), new PrintStream(text, true, StandardCharsets.UTF_8))
                .print();

        String shown = text.toString(StandardCharsets.UTF_8);
        assertTrue(running);
        assertTrue(shown.contains("postgres") && shown.contains("messaging") && shown.contains("all together"), shown);
    }

    private static SuiteBuilder builder() {
        return Suite.builder()
                .root(checkout)
                .dataDirectory(checkout.resolve("data"))
                .freePorts();
    }

    private static List<ProcessHandle> processes() {
        return List.of("postgres", "kafka", "auth", "directory", "ticket", "messaging", "gateway").stream()
                .map(name -> ProcessHandle.of(suite.part(name).pid()).orElseThrow())
                .toList();
    }

    private static String variable(String service, String name) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(suite.url(service) + "/" + name))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
