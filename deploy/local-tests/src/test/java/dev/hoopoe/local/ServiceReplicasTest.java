package dev.hoopoe.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceReplicasTest {

    /** What a fake service answers for a variable that it does not have. */
    private static final String UNSET = "null";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The published addresses of ticket-service when a part was last asked to stop. */
    private static final Map<String, List<String>> PUBLISHED_AT_STOP = new ConcurrentHashMap<>();

    @TempDir
    static Path checkout;

    private static Path fake;
    private static SuiteFolder folder;
    private static Suite suite;

    private final List<String> progress = new ArrayList<>();

    @BeforeAll
    static void startSuite() throws IOException {
        FakeService.buildInto(checkout);
        fake = Files.createDirectory(checkout.resolve("fake"));
        folder = new SuiteFolder(checkout.resolve("data"));
        suite = Suite.builder()
                .root(checkout)
                .dataDirectory(checkout.resolve("data"))
                .variable("HOOPOE_FAKE", fake.toString())
                .variable("HOOPOE_TOPIC_PARTITIONS", "2")
                .listener(new QuietListener() {
                    @Override
                    public void stopping(SupervisedServer server) {
                        PUBLISHED_AT_STOP.put(server.name(), published("ticket"));
                    }
                })
                .postgresSetting("max_connections", "120")
                .freePorts()
                .start();
    }

    @AfterEach
    void backToOneReplica() throws IOException {
        Files.deleteIfExists(fake.resolve(FakeService.BROKEN));
        suite.awaitReady(PATIENCE);
        for (Service service : Service.values()) {
            suite.scale(service.wireName(), 1);
        }
    }

    @AfterAll
    static void allServicesAreAskedToStopAtTheSameTime() throws IOException {
        Files.createFile(fake.resolve(FakeService.TOGETHER));

        suite.close();

        assertEquals(5, fake.toFile().list((parent, name) -> name.endsWith(".met")).length);
    }

    @Test
    void furtherReplicasHavePortsOfTheirOwnAndTheSameLogins() throws IOException {
        suite.scale("ticket", 3);

        assertEquals(List.of("ticket", "ticket-2", "ticket-3"), suite.replicas("ticket"));
        assertEquals(List.of(suite.url("ticket"), suite.url("ticket-2"), suite.url("ticket-3")), published("ticket"));
        assertEquals(List.of(suite.url("auth")), published("auth"));
        assertEquals("hoopoe_ticket", variable("ticket-3", "QUARKUS_DATASOURCE_USERNAME"));
        assertEquals(variable("ticket", "KAFKA_SASL_JAAS_CONFIG"), variable("ticket-3", "KAFKA_SASL_JAAS_CONFIG"));
        assertEquals(
                suite.managementUrl("ticket-3"), "http://127.0.0.1:" + variable("ticket-3", "QUARKUS_MANAGEMENT_PORT"));
        assertTrue(Files.exists(folder.logs().resolve("ticket-3.log")));
    }

    @Test
    void theHighestReplicasAreStoppedFirst() throws IOException {
        suite.scale("messaging", 3);
        String second = suite.url("messaging-2");
        ProcessHandle third = ProcessHandle.of(suite.part("messaging-3").pid()).orElseThrow();

        suite.scale(Service.MESSAGING, 2, progress::add);

        assertFalse(third.isAlive());
        assertEquals(List.of("messaging", "messaging-2"), suite.replicas("messaging"));
        assertEquals(List.of(suite.url("messaging"), second), published("messaging"));
        assertEquals(List.of("Stopping messaging-3", "messaging has 2 replicas"), progress);
    }

    @Test
    void servicesAndGatewaysReadTheSameFile() throws IOException {
        assertEquals(folder.replicas().toString(), variable("gateway", "HOOPOE_GATEWAY_REPLICAS_FILE"));
        assertEquals(folder.replicas().toString(), variable("auth", "HOOPOE_PEERS_FILE"));
        assertEquals("rw-------", rights(folder.replicas()));
    }

    @Test
    void killedReplicaIsStartedAgainOnItsPort() {
        suite.scale("directory", 2);
        String url = suite.url("directory-2");
        long before = suite.part("directory-2").pid();

        suite.kill("directory-2");

        await().atMost(PATIENCE).until(() -> suite.part("directory-2").isReady());
        assertNotEquals(before, suite.part("directory-2").pid());
        assertEquals(url, suite.url("directory-2"));
    }

    @Test
    void replicaThatDoesNotStartIsUndoneAndItsLogShown() throws IOException {
        suite.scale("ticket", 2);
        Files.createFile(fake.resolve(FakeService.BROKEN));

        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> suite.scale(Service.TICKET, 4, progress::add));

        assertTrue(refusal.getMessage().contains("ticket-3 ended with code 3"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("broken on purpose"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("ticket has 2 replicas"), refusal.getMessage());
        assertEquals(List.of("ticket", "ticket-2"), suite.replicas("ticket"));
        assertEquals(List.of(suite.url("ticket"), suite.url("ticket-2")), published("ticket"));
        assertThrows(IllegalArgumentException.class, () -> suite.part("ticket-3"));
    }

    @Test
    void restartReplacesOneReplicaAfterTheOther() throws IOException {
        suite.scale("ticket", 2);
        List<String> urls = published("ticket");
        List<Long> before = pids("ticket", "ticket-2");

        suite.restart(Service.TICKET, progress::add);

        assertEquals(
                List.of(
                        "Restarting ticket",
                        "ticket is ready",
                        "Restarting ticket-2",
                        "ticket-2 is ready",
                        "ticket was restarted"),
                progress);
        assertEquals(urls, published("ticket"));
        assertTrue(pids("ticket", "ticket-2").stream().noneMatch(before::contains));
    }

    @Test
    void replicaIsOutOfTheFileBeforeItIsAskedToStop() {
        suite.scale("ticket", 2);
        String first = suite.url("ticket");
        String second = suite.url("ticket-2");

        suite.restart("ticket");
        List<String> whileFirstStopped = PUBLISHED_AT_STOP.get("ticket");
        List<String> whileSecondStopped = PUBLISHED_AT_STOP.get("ticket-2");

        assertEquals(List.of(second), whileFirstStopped);
        assertEquals(List.of(first), whileSecondStopped);
    }

    @Test
    void singleReplicaIsReplacedWhileASecondOneServes() throws IOException {
        long before = suite.part("ticket").pid();

        suite.restart(Service.TICKET, progress::add);

        assertTrue(progress.get(0).startsWith("Starting ticket-2 on port "), progress.toString());
        assertEquals(
                List.of(
                        "ticket-2 is ready",
                        "Restarting ticket",
                        "ticket is ready",
                        "Stopping ticket-2",
                        "ticket was restarted"),
                progress.subList(1, progress.size()));
        assertNotEquals(before, suite.part("ticket").pid());
        assertEquals(List.of(suite.url("ticket")), published("ticket"));
    }

    @Test
    void singleGatewayIsReplacedWithAWarning() {
        suite.restart(Service.GATEWAY, progress::add);

        assertTrue(progress.get(0).startsWith("Warning: there is one gateway"), progress.toString());
        assertEquals(List.of("gateway"), suite.replicas("gateway"));
    }

    @Test
    void restartStopsAtTheFirstReplicaThatDoesNotBecomeReady() throws IOException {
        suite.scale("ticket", 2);
        long untouched = suite.part("ticket-2").pid();
        Files.createFile(fake.resolve(FakeService.BROKEN));

        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> suite.restart(Service.TICKET, progress::add));
        Files.delete(fake.resolve(FakeService.BROKEN));

        assertTrue(refusal.getMessage().contains("ticket ended with code 3"), refusal.getMessage());
        assertEquals(untouched, suite.part("ticket-2").pid());
        assertEquals(2, published("ticket").size());
        suite.awaitReady(PATIENCE);
    }

    @Test
    void oneCommandRunsAtATime() {
        List<String> refusals = new ArrayList<>();

        suite.scale(
                Service.TICKET,
                2,
                line -> refusals.add(assertThrows(StartRefusedException.class, () -> suite.restart("auth"))
                        .getMessage()));

        assertTrue(refusals.get(0).contains("Another command runs: scale ticket 2"), refusals.toString());
    }

    @Test
    void clientsSecretIsChangedInAllProcesses() throws IOException {
        String before = variable("ticket", "HOOPOE_SERVICE_TOKEN_CLIENT_SECRET");

        suite.rotate("client-ticket");

        String after = variable("ticket", "HOOPOE_SERVICE_TOKEN_CLIENT_SECRET");
        assertNotEquals(before, after);
        assertEquals(after, variable("auth", "HOOPOE_SERVICE_CLIENTS_TICKET_SECRET"));
        assertEquals(after, suite.serviceSecret("ticket"));
        assertEquals(UNSET, variable("auth", "HOOPOE_SERVICE_CLIENTS_TICKET_FORMER_SECRET"));
    }

    @Test
    void formerEncryptionSecretIsKnownUntilItIsEnded() throws IOException {
        String before = variable("messaging", "HOOPOE_WEBHOOKS_ENCRYPTION_SECRET");

        suite.rotate("webhooks");

        String after = variable("messaging", "HOOPOE_WEBHOOKS_ENCRYPTION_SECRET");
        assertNotEquals(before, after);
        assertEquals(before, variable("messaging", "HOOPOE_WEBHOOKS_FORMER_ENCRYPTION_SECRET"));
        assertEquals(UNSET, variable("messaging", "HOOPOE_WEBHOOKS_NEXT_ENCRYPTION_SECRET"));
        assertTrue(assertThrows(StartRefusedException.class, () -> suite.rotate("webhooks"))
                .getMessage()
                .contains("./hoopoe rotate webhooks --end first"));

        suite.endFormer("webhooks");

        assertEquals(after, variable("messaging", "HOOPOE_WEBHOOKS_ENCRYPTION_SECRET"));
        assertEquals(UNSET, variable("messaging", "HOOPOE_WEBHOOKS_FORMER_ENCRYPTION_SECRET"));
    }

    @Test
    void databasePasswordsAreChanged() throws IOException {
        String before = variable("ticket", "QUARKUS_DATASOURCE_PASSWORD");
        String ownersBefore = variable("ticket", "QUARKUS_FLYWAY_PASSWORD");

        suite.rotate("database-ticket");

        assertEquals(UNSET, variable("ticket", "HOOPOE_DATASOURCE_NEXT_PASSWORD"));
        for (String login : List.of("QUARKUS_DATASOURCE", "QUARKUS_FLYWAY")) {
            String url = variable("ticket", "QUARKUS_DATASOURCE_JDBC_URL");
            String user = variable("ticket", login + "_USERNAME");
            String after = variable("ticket", login + "_PASSWORD");
            String former = login.equals("QUARKUS_FLYWAY") ? ownersBefore : before;
            assertDoesNotThrow(
                    () -> DriverManager.getConnection(url, user, after).close());
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, user, former));
        }
    }

    @Test
    void moreConnectionsThanPostgresqlAllowsAreRefused() {
        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> suite.scale("ticket", 9));

        assertTrue(refusal.getMessage().contains("need 150 connections; PostgreSQL allows 117"), refusal.getMessage());
        assertEquals(List.of("ticket"), suite.replicas("ticket"));
    }

    @Test
    void moreReplicasThanPartitionsAreWarnedOf() {
        suite.scale(Service.TICKET, 3, progress::add);

        assertTrue(
                progress.get(0).startsWith("Warning: topics have 2 partitions, so that 1 of 3"), progress.toString());
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> suite.scale("ticket", 0));
        assertThrows(IllegalArgumentException.class, () -> suite.scale("ticket", 10));
    }

    @Test
    void statusShowsTheShareOfRequestsSinceTheReplicasChanged() {
        suite.scale("ticket", 2);
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        new StatusReport(folder, new PrintStream(text, true, StandardCharsets.UTF_8)).print();

        String shown = text.toString(StandardCharsets.UTF_8);
        assertTrue(shown.matches("(?s).*\nticket {2,}ready {2,}yes [^\n]* 33\\.3 %\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nticket-2 {2,}ready {2,}yes [^\n]* 66\\.7 %\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nauth {2,}ready {2,}yes [^\n]* 100\\.0 %\n.*"), shown);
        assertTrue(shown.matches("(?s).*\nkafka {2,}ready {2,}- [^\n]* -\n.*"), shown);
    }

    private static List<Long> pids(String... parts) {
        return Arrays.stream(parts).map(part -> suite.part(part).pid()).toList();
    }

    /** The addresses of the service in the file of replicas. */
    private static List<String> published(String service) {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.replicas())) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(file.getProperty(service).split(",", -1));
    }

    private static String variable(String part, String name) throws IOException {
        try (var answer = URI.create(suite.url(part) + "/" + name).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
