package dev.hoopoe.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path checkout;

    private static SuiteSettings settings;
    private static SuiteFolder folder;
    private static Suite suite;

    @BeforeAll
    static void startSuite() {
        FakeService.buildInto(checkout);
        settings = settings(Map.of());
        folder = new SuiteFolder(settings.folder());
        suite = new Suite(settings, new QuietListener());
        suite.start();
    }

    @AfterAll
    static void stopSuite() {
        suite.close();
    }

    @Test
    void eachServiceLogsInAsItself() {
        Map<String, String> logins = Stream.of(Service.values())
                .collect(Collectors.toMap(
                        Service::wireName,
                        service -> variables(settings, service).get("KAFKA_SASL_JAAS_CONFIG")));

        logins.forEach((service, login) -> assertTrue(login.contains("username=\"" + service + "\""), service));
        assertEquals(logins.size(), Set.copyOf(logins.values()).size());
        assertEquals("SASL_PLAINTEXT", variables(settings, Service.GATEWAY).get("KAFKA_SECURITY_PROTOCOL"));
    }

    @Test
    void brokerOfTheCallersOwnIsReachedWithTheCallersLogin() {
        SuiteSettings own = settings(Map.of(
                "HOOPOE_KAFKA", "broker.example:9092",
                "HOOPOE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "HOOPOE_KAFKA_SSL_TRUSTSTORE_LOCATION", "ca.pem",
                "HOOPOE_KAFKA_SASL_JAAS_CONFIG", "a login"));

        Map<String, String> variables = variables(own, Service.TICKET);

        assertEquals("broker.example:9092", variables.get("KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals("SASL_SSL", variables.get("KAFKA_SECURITY_PROTOCOL"));
        assertEquals("ca.pem", variables.get("KAFKA_SSL_TRUSTSTORE_LOCATION"));
        assertEquals("a login", variables.get("KAFKA_SASL_JAAS_CONFIG"));
    }

    @Test
    void brokerOfTheCallersOwnNeedsNoLogin() {
        Map<String, String> variables =
                variables(settings(Map.of("HOOPOE_KAFKA", "broker.example:9092")), Service.TICKET);

        assertEquals("broker.example:9092", variables.get("KAFKA_BOOTSTRAP_SERVERS"));
        assertFalse(variables.containsKey("KAFKA_SECURITY_PROTOCOL"));
        assertFalse(variables.containsKey("KAFKA_SASL_JAAS_CONFIG"));
    }

    @Test
    void eventsAndDeadLettersAreShown() throws ExecutionException, InterruptedException {
        publish("ticket.events.v1", "shown");
        publish("ticket.events.v1.dlq.messaging", "dead");
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        PrintStream output = printing(events);

        CompletableFuture<Void> tail = CompletableFuture.runAsync(() -> new EventTail(folder, output).run(true));
        new DeadLetterReport(folder, printing(letters)).list();

        await().atMost(PATIENCE).until(() -> text(events).contains("shown") || tail.isDone());
        output.close();
        assertTrue(text(events).contains("shown"), text(events));
        assertTrue(text(letters).contains("messaging"), text(letters));
    }

    @Test
    void subscribersFileHasTheLogin() throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(suite.subscriberFile())) {
            file.load(reader);
        }

        assertEquals(suite.kafkaConnection().bootstrapServers(), file.getProperty("bootstrap.servers"));
        assertEquals("subscriber", file.getProperty("sasl.username"));
        assertEquals(Keys.ofParts(folder).secret("kafka.subscriber"), file.getProperty("sasl.password"));
    }

    private static void publish(String topic, String key) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                suite.kafkaConnection().properties(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, "{}")).get();
        }
    }

    private static Map<String, String> variables(SuiteSettings of, Service service) {
        return new SuiteKafka(of, folder, Keys.ofParts(folder)).as(service).variables();
    }

    private static SuiteSettings settings(Map<String, String> environment) {
        return new SuiteSettings(
                checkout,
                checkout,
                checkout.resolve("data"),
                false,
                ArchiveSaving.NEVER,
                SuitePort.free(),
                Map.of(),
                List.of(),
                environment);
    }

    private static PrintStream printing(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
