package dev.hoopoe.local.kafka;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.kafka.AccessRules.ServiceGroups;
import dev.hoopoe.local.process.LoopbackPort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class KafkaAccessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> SERVICES = List.of("auth", "directory", "ticket", "messaging", "gateway");
    private static final Map<String, Set<String>> AGGREGATES = Map.of(
            "auth", Set.of("removal", "session"),
            "directory", Set.of("account", "attribute", "client", "department", "user"),
            "ticket", Set.of("removal", "ticket"),
            "messaging", Set.of("channel", "message", "removal"),
            "gateway", Set.of());
    private static final Map<String, Set<String>> CONSUMED = Map.of(
            "auth", Set.of("account", "client", "session", "user"),
            "directory", Set.of("removal", "session", "ticket"),
            "ticket", Set.of("account", "attribute", "channel", "client", "department", "message", "session", "user"),
            "messaging",
                    Set.of(
                            "account",
                            "attribute",
                            "channel",
                            "client",
                            "department",
                            "message",
                            "removal",
                            "session",
                            "ticket",
                            "user"),
            "gateway", Set.of("account", "session"));

    @TempDir
    static Path folder;

    private static int controllerPort;
    private static KafkaBroker broker;
    private static Set<String> topics;

    @BeforeAll
    static void startBroker() {
        controllerPort = LoopbackPort.free();
        broker = new KafkaBroker(folder.resolve("data"), 0, controllerPort, folder.resolve("kafka.log"), users());
        broker.start();
        topics = new Topics(broker.connection()).createMissing(OptionalInt.of(1));
        new AccessRules(broker.connection()).apply(groups());
        assertEquals(topics, writable(broker.connection()));
    }

    @AfterAll
    static void killBroker() {
        broker.kill();
    }

    @Test
    void clientWithoutALoginIsRefused() {
        assertFailure(
                TimeoutException.class, KafkaConnection.anonymous(address()).properties());
        assertFailure(TimeoutException.class, Map.of("bootstrap.controllers", "127.0.0.1:" + controllerPort));
    }

    @Test
    void wrongPasswordAndUnknownUserAreRefused() {
        for (String name : List.of("ticket", "admin", "broker", "stranger")) {
            assertFailure(SaslAuthenticationException.class, as(name, "wrong").properties());
        }
        assertFailure(SaslAuthenticationException.class, as("broker").properties());
    }

    @Test
    void serviceWritesTheTopicsOfItsAggregatesAndItsOwnDeadLettersOnly() {
        for (String service : SERVICES) {
            Set<String> written = writable(as(service));

            Set<String> expected = new TreeSet<>(topicsOf(AGGREGATES.get(service)));
            topics.stream().filter(topic -> topic.endsWith(".dlq." + service)).forEach(expected::add);
            topics.stream()
                    .filter(topic -> service.equals("messaging") && topic.endsWith(".dlq.feed"))
                    .forEach(expected::add);
            assertEquals(expected, written, service);
        }
    }

    @Test
    void serviceReadsWhatItConsumesOnly() {
        for (String service : SERVICES) {
            assertEquals(topicsOf(CONSUMED.get(service)), readable(as(service)), service);
        }
    }

    @Test
    void subscriberReadsEventsAndWritesNothing() {
        KafkaConnection subscriber = as(AccessRules.SUBSCRIBER);

        assertEquals(Set.copyOf(Topics.eventTopics()), readable(subscriber));
        assertEquals(Set.of(), writable(subscriber));
        assertTrue(mayJoin(subscriber, "subscriber.crm", "ticket.events.v1"));
        assertFalse(mayJoin(subscriber, "ticket-service.client-events", "client.events.v1"));
    }

    @Test
    void groupsOfAnotherServiceAreRefused() {
        assertTrue(mayJoin(as("ticket"), "ticket-service.client-events", "client.events.v1"));
        assertFalse(mayJoin(as("ticket"), "messaging-service.client-events", "client.events.v1"));
        assertFalse(mayJoin(as("auth"), "ticket-service.client-events", "client.events.v1"));
        assertFalse(mayJoin(as("gateway"), "gateway.sessions", "session.events.v1"));
    }

    @Test
    void serviceChangesNothingOfTheCluster() {
        try (Admin admin = Admin.create(as("ticket").properties())) {
            assertInstanceOf(
                    AuthorizationException.class,
                    failure(() -> admin.deleteTopics(List.of("client.events.v1"))
                            .all()
                            .get()));
            assertInstanceOf(
                    ClusterAuthorizationException.class,
                    failure(() -> admin.describeUserScramCredentials().all().get()));
        }
    }

    @Test
    void rulesAreMadeThoseOfThePlanAgain() {
        new AccessRules(broker.connection())
                .apply(List.of(new ServiceGroups("gateway", "gateway."), new ServiceGroups("ticket", "other.")));
        assertFalse(mayJoin(as("ticket"), "ticket-service.client-events", "client.events.v1"));

        new AccessRules(broker.connection()).apply(groups());

        assertTrue(mayJoin(as("ticket"), "ticket-service.client-events", "client.events.v1"));
        assertFalse(mayJoin(as("ticket"), "other.client-events", "client.events.v1"));
    }

    private static BrokerUsers users() {
        return new BrokerUsers(
                user("broker"),
                user("admin"),
                Stream.concat(SERVICES.stream(), Stream.of(AccessRules.SUBSCRIBER))
                        .map(KafkaAccessTest::user)
                        .toList());
    }

    private static List<ServiceGroups> groups() {
        return SERVICES.stream()
                .map(service -> new ServiceGroups(service, service + "-service."))
                .toList();
    }

    private static KafkaUser user(String name) {
        return new KafkaUser(name, "the password of " + name);
    }

    private static KafkaConnection as(String name) {
        return KafkaConnection.as(user(name), address());
    }

    private static KafkaConnection as(String name, String password) {
        return KafkaConnection.as(new KafkaUser(name, password), address());
    }

    private static String address() {
        return broker.connection().bootstrapServers();
    }

    private static Set<String> topicsOf(Set<String> aggregates) {
        return aggregates.stream()
                .map(aggregate -> aggregate + ".events.v1")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> writable(KafkaConnection connection) {
        // An idempotent producer of a user who may write nothing fails before it has sent anything, sooner or later.
        Map<String, Object> properties = connection.with(Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            return topics.stream()
                    .filter(topic -> mayWrite(producer, topic))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean mayWrite(KafkaProducer<String, byte[]> producer, String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, "1", "value".getBytes(StandardCharsets.UTF_8)))
                    .get();
            return true;
        } catch (ExecutionException e) {
            assertInstanceOf(AuthorizationException.class, e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> readable(KafkaConnection connection) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(connection.properties())) {
            return topics.stream()
                    .filter(topic -> mayRead(consumer, topic))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean mayRead(KafkaConsumer<String, byte[]> consumer, String topic) {
        try {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return !consumer.poll(PATIENCE).isEmpty();
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static boolean mayJoin(KafkaConnection connection, String group, String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                consumer(connection.with(Map.of("group.id", group, "auto.offset.reset", "earliest")))) {
            consumer.subscribe(List.of(topic));
            await().pollInSameThread().atMost(PATIENCE).until(() -> {
                consumer.poll(POLL);
                return !consumer.assignment().isEmpty();
            });
            return true;
        } catch (GroupAuthorizationException e) {
            return false;
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static void assertFailure(Class<? extends KafkaException> expected, Map<String, Object> connection) {
        Map<String, Object> hasty = new HashMap<>(connection);
        hasty.putAll(Map.of("default.api.timeout.ms", 2000, "request.timeout.ms", 1000));
        try (Admin admin = Admin.create(hasty)) {
            assertInstanceOf(
                    expected, failure(() -> admin.describeCluster().nodes().get()));
        }
    }

    private static Throwable failure(Executable act) {
        return assertThrows(ExecutionException.class, act).getCause();
    }
}
