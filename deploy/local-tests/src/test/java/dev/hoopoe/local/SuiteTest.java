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
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
    static void startSuite() throws IOException {
        FakeService.buildInto(checkout);
        leaveAnEarlierReleasesFiles();
        suite = builder()
                .variable("HOOPOE_ADMIN_EMAIL", "root@example.com")
                .variable("HOOPOE_KAFKA_SASL_JAAS_CONFIG", "for a broker that is not used")
                .start();
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
        assertEquals(suite.kafkaConnection().bootstrapServers(), variable("directory", "KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("hoopoe_ticket", variable("ticket", "QUARKUS_DATASOURCE_USERNAME"));
        assertEquals("hoopoe_ticket_owner", variable("ticket", "QUARKUS_FLYWAY_USERNAME"));
        assertTrue(suite.jdbcUrl("ticket").startsWith(variable("ticket", "QUARKUS_DATASOURCE_JDBC_URL")));
        try (Connection connection = DriverManager.getConnection(suite.jdbcUrl("ticket"))) {
            assertTrue(connection.isValid(1));
        }
    }

    @Test
    void secretsReachOnlyThoseWhoNeedThem() {
        assertEquals(suite.serviceSecret("operator"), variable("auth", "HOOPOE_SERVICE_CLIENTS_OPERATOR_SECRET"));
        assertEquals(
                variable("auth", "HOOPOE_SERVICE_CLIENTS_TICKET_SECRET"),
                variable("ticket", "HOOPOE_SERVICE_TOKEN_CLIENT_SECRET"));
        assertEquals(suite.adminPassword(), variable("directory", "HOOPOE_BOOTSTRAP_ADMIN_PASSWORD"));
        assertTrue(variable("ticket", "KAFKA_SASL_JAAS_CONFIG").contains("username=\"ticket\""));
        assertTrue(variable("gateway", "KAFKA_SASL_JAAS_CONFIG").contains("username=\"gateway\""));
        assertEquals("null", variable("ticket", "HOOPOE_KAFKA_SASL_JAAS_CONFIG"));
        assertEquals("null", variable("ticket", "HOOPOE_SERVICE_CLIENTS_OPERATOR_SECRET"));
        assertEquals("null", variable("ticket", "HOOPOE_KEYS_ENCRYPTION_SECRET"));
        assertEquals("null", variable("gateway", "QUARKUS_DATASOURCE_PASSWORD"));
        assertEquals("null", variable("gateway", "QUARKUS_FLYWAY_PASSWORD"));
        assertEquals("null", variable("auth", "HOOPOE_ADMIN_EMAIL"));
    }

    @Test
    void nothingInTheFolderIsForGroupOrOthers() throws IOException {
        List<String> open = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Path tree : List.of(checkout.resolve("data"), checkout.resolve(".hoopoe/cache"))) {
            try (Stream<Path> files = Files.walk(tree)) {
                files.filter(file -> !Files.isSymbolicLink(file)).forEach(file -> {
                    seen.add(checkout.relativize(file).toString());
                    if (!rights(file).endsWith("------")) {
                        open.add(rights(file) + " " + file);
                    }
                });
            }
        }

        assertEquals(List.of(), open);
        assertTrue(
                seen.containsAll(List.of(
                        "data/lock",
                        "data/suite.properties",
                        "data/keys/secrets.properties",
                        "data/logs/gateway.log",
                        "data/logs/earlier.log",
                        "data/kafka/server.properties",
                        "data/postgres/PG_VERSION")),
                seen.toString());
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

    private static void leaveAnEarlierReleasesFiles() throws IOException {
        Path logs = Files.createDirectories(checkout.resolve("data/logs"));
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(logs.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(
                Files.writeString(logs.resolve("earlier.log"), "Started"),
                PosixFilePermissions.fromString("rw-r--r--"));
    }

    /** Empty for a file that was removed meanwhile. */
    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (NoSuchFileException e) {
            return "---------";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
