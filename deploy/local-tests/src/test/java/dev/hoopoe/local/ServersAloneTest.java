package dev.hoopoe.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hoopoe servers}: PostgreSQL and Kafka alone, and files with which each service can be run elsewhere. */
class ServersAloneTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MESSAGES = "message.events.v1";

    @TempDir
    static Path checkout;

    private static Suite suite;

    @BeforeAll
    static void startServers() {
        suite = Suite.builder()
                .root(checkout)
                .dataDirectory(checkout.resolve("data"))
                .freePorts()
                .variable("HOOPOE_ADMIN_EMAIL", "root@example.com")
                .variable("HOOPOE_DIALECTS", "homa")
                .variable("SECRET_OF_THE_CALLER", "not for services")
                .prepare();
        suite.startServers();
    }

    @AfterAll
    static void stopServers() {
        suite.close();
        assertFalse(suite.isRunning());
    }

    @Test
    void noServiceRuns() {
        assertTrue(suite.part("postgres").isReady());
        assertTrue(suite.kafka().isReady());
        assertThrows(IllegalArgumentException.class, () -> suite.part("auth"));
    }

    @Test
    void eachServiceWithADatabaseLogsInWithItsFile() throws Exception {
        for (String service : List.of("auth", "directory", "ticket", "messaging")) {
            Map<String, String> variables = variables(service);
            for (String login : List.of("QUARKUS_DATASOURCE", "QUARKUS_FLYWAY")) {
                try (Connection connection = DriverManager.getConnection(
                        variables.get("QUARKUS_DATASOURCE_JDBC_URL"),
                        variables.get(login + "_USERNAME"),
                        variables.get(login + "_PASSWORD"))) {
                    assertEquals("hoopoe_" + service, connection.getCatalog());
                }
            }
        }
        assertFalse(variables("gateway").containsKey("QUARKUS_DATASOURCE_PASSWORD"));
    }

    @Test
    void eachServiceReachesKafkaWithItsFile() throws Exception {
        for (Service service : Service.values()) {
            Properties client = new Properties();
            variables(service.wireName()).forEach((name, value) -> {
                if (name.startsWith("KAFKA_")) {
                    client.put(
                            name.substring("KAFKA_".length())
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '.'),
                            value);
                }
            });
            try (Admin admin = Admin.create(client)) {
                boolean readsMessages =
                        Set.of(Service.TICKET, Service.MESSAGING).contains(service);
                String read = readsMessages ? MESSAGES : "session.events.v1";
                // The broker applies its access rules some time after it has accepted them.
                await().atMost(PATIENCE).until(() -> topics(admin).contains(read));
                assertEquals(readsMessages, topics(admin).contains(MESSAGES), service.wireName());
            }
        }
    }

    @Test
    void filesNameNeighboursAndNothingOfTheCallerOrTheLauncher() throws IOException {
        Map<String, String> directory = variables("directory");
        Map<String, String> gateway = variables("gateway");

        assertEquals("root@example.com", directory.get("HOOPOE_BOOTSTRAP_ADMIN_EMAIL"));
        assertEquals("homa", gateway.get("HOOPOE_DIALECTS"));
        assertEquals(
                "http://127.0.0.1:" + variables("ticket").get("QUARKUS_HTTP_PORT"), gateway.get("HOOPOE_TICKET_URL"));
        List<String> all = new TreeMap<>(gateway).keySet().stream().toList();
        assertFalse(all.contains("HOOPOE_GATEWAY_REPLICAS_FILE"), all::toString);
        assertTrue(all.stream().allMatch(name -> name.matches("(HOOPOE|QUARKUS|KAFKA)_.*")), all::toString);
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        try (Stream<Path> files = Files.list(checkout.resolve("data/servers"))) {
            List<Path> all = files.toList();
            assertEquals(5, all.size());
            for (Path file : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    private static Set<String> topics(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    private static Map<String, String> variables(String service) throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(checkout.resolve("data/servers/" + service + ".env"))) {
            int end = line.indexOf('=');
            variables.put(line.substring(0, end), line.substring(end + 1));
        }
        return variables;
    }
}
