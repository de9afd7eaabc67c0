package dev.hoopoe.local.testing;

import dev.hoopoe.local.kafka.KafkaBroker;
import dev.hoopoe.local.kafka.Topics;
import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.postgres.Durability;
import dev.hoopoe.local.postgres.PostgresServer;
import dev.hoopoe.local.postgres.ServiceDatabase;
import dev.hoopoe.local.process.Guardian;
import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.RandomSecret;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Starts a PostgreSQL and a Kafka for a service's tests, once per Java process.
 *
 * <p>The argument {@code service} is one of {@code auth}, {@code directory}, {@code ticket}, {@code messaging}.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    private static final Set<String> SERVICES = Set.of("auth", "directory", "ticket", "messaging");
    private static final int PASSWORD_LENGTH = 24;
    private static final int PARTITIONS = 3;

    private String service = "";

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.getOrDefault("service", "");
        if (!SERVICES.contains(service)) {
            throw new IllegalArgumentException("The argument `service` must be one of " + SERVICES);
        }
    }

    /** Tests may be loaded by several class loaders: a system property is what they share. */
    @Override
    public Map<String, String> start() {
        String property = Infrastructure.class.getName() + "." + service;
        synchronized (Runtime.getRuntime()) {
            String started = System.getProperty(property);
            if (started == null) {
                Map<String, String> configuration = startServers();
                System.setProperty(property, write(configuration));
                return configuration;
            }
            return read(started);
        }
    }

    /** The servers are shared by the tests of this Java process and end with it. */
    @Override
    public void stop() {}

    private Map<String, String> startServers() {
        try {
            Path folder = Files.createTempDirectory("hoopoe-test-");
            Guardian.get().removeAtEnd(folder);
            Path cache = cache();
            PostgresServer postgres = new PostgresServer(
                    folder.resolve("postgres"),
                    0,
                    folder.resolve("postgres.log"),
                    cache,
                    Durability.THROW_AWAY,
                    RandomSecret.ofLength(PASSWORD_LENGTH));
            KafkaBroker kafka = new KafkaBroker(folder.resolve("kafka"), 0, 0, folder.resolve("kafka.log"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka.kill();
                postgres.kill();
            }));
            CompletableFuture<Void> broker = CompletableFuture.runAsync(() -> {
                kafka.start();
                new Topics(kafka.connection()).createMissing(OptionalInt.of(PARTITIONS));
            });
            postgres.start();
            broker.join();
            return configuration(postgres.server(), kafka.connection().bootstrapServers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> configuration(DatabaseServer server, String bootstrapServers) {
        ServiceDatabase database = server.createDatabase(
                service, RandomSecret.ofLength(PASSWORD_LENGTH), RandomSecret.ofLength(PASSWORD_LENGTH));
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        configuration.put("quarkus.datasource.username", database.username());
        configuration.put("quarkus.datasource.password", database.password());
        configuration.put("quarkus.flyway.username", database.ownerName());
        configuration.put("quarkus.flyway.password", database.ownerPassword());
        configuration.put("hoopoe.test.superuser.username", server.user());
        configuration.put("hoopoe.test.superuser.password", server.password());
        configuration.put("kafka.bootstrap.servers", bootstrapServers);
        if (!service.equals("auth")) {
            TestIssuer issuer = TestIssuer.start(service, cache(), Clock.systemUTC());
            configuration.put("hoopoe.token.jwks-url", issuer.jwksUrl());
            configuration.put("hoopoe.service-token.token-url", issuer.tokenUrl());
            configuration.put("hoopoe.test.signing-key", issuer.signingKey());
        }
        return configuration;
    }

    private static Path cache() {
        return ProjectRoot.find().resolve(".hoopoe/cache");
    }

    private static String write(Map<String, String> configuration) {
        Properties properties = new Properties();
        properties.putAll(configuration);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static Map<String, String> read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> configuration = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> configuration.put(name, properties.getProperty(name)));
        return configuration;
    }
}
