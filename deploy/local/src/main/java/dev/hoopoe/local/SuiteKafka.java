package dev.hoopoe.local;

import dev.hoopoe.local.kafka.AccessRules;
import dev.hoopoe.local.kafka.AccessRules.ServiceGroups;
import dev.hoopoe.local.kafka.BrokerUsers;
import dev.hoopoe.local.kafka.KafkaBroker;
import dev.hoopoe.local.kafka.KafkaConnection;
import dev.hoopoe.local.kafka.KafkaUser;
import dev.hoopoe.local.kafka.Topics;
import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The suite's Kafka: its own broker with a user for each service, for the launcher's tools and for subscribers; or
 * the caller's broker, with the caller's login for all.
 */
final class SuiteKafka {

    private static final String ADMIN = "admin";

    private final SuiteSettings settings;
    private final SuiteFolder folder;
    private final Keys keys;
    private final Optional<KafkaConnection> external;

    SuiteKafka(SuiteSettings settings, SuiteFolder folder, Keys keys) {
        this.settings = settings;
        this.folder = folder;
        this.keys = keys;
        this.external = ExternalKafka.of(settings.environment());
    }

    boolean isExternal() {
        return external.isPresent();
    }

    /** As a user that may do everything. */
    KafkaConnection asAdmin() {
        return external.orElseGet(() -> asAdmin(keys, bootstrapServers()));
    }

    KafkaConnection as(Service service) {
        return external.orElseGet(() -> KafkaConnection.as(user(keys, service.wireName()), bootstrapServers()));
    }

    /** As the user of the launcher's tools, on a broker that a launcher runs. */
    static KafkaConnection asAdmin(Keys keys, String bootstrapServers) {
        return KafkaConnection.as(user(keys, ADMIN), bootstrapServers);
    }

    KafkaBroker broker(Path log) {
        List<KafkaUser> others = new ArrayList<>();
        Stream.of(Service.values()).forEach(service -> others.add(user(keys, service.wireName())));
        others.add(user(keys, AccessRules.SUBSCRIBER));
        return new KafkaBroker(
                folder.kafka(),
                settings.port(SuitePort.KAFKA),
                settings.port(SuitePort.KAFKA_CONTROLLER),
                log,
                new BrokerUsers(user(keys, "broker"), user(keys, ADMIN), others));
    }

    /** Creates the topics that are missing; on a broker of its own sets what each user may do. */
    void prepare() {
        new Topics(asAdmin()).createMissing(settings.topicPartitions());
        if (!isExternal()) {
            new AccessRules(asAdmin())
                    .apply(Stream.of(Service.values())
                            .map(service -> new ServiceGroups(service.wireName(), service.module() + "."))
                            .toList());
            writeSubscriberFile();
        }
    }

    /** What kcat and Java's clients need to subscribe to events. */
    private void writeSubscriberFile() {
        KafkaUser subscriber = user(keys, AccessRules.SUBSCRIBER);
        try {
            OwnerOnly.write(
                    folder.subscriber(), """
                    bootstrap.servers=%s
                    security.protocol=SASL_PLAINTEXT
                    sasl.mechanism=SCRAM-SHA-256
                    sasl.username=%s
                    sasl.password=%s
                    """.formatted(bootstrapServers(), subscriber.name(), subscriber.password()));
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + folder.subscriber() + ": " + e.getMessage(), e);
        }
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + settings.port(SuitePort.KAFKA);
    }

    private static KafkaUser user(Keys keys, String name) {
        return new KafkaUser(name, keys.secret("kafka." + name));
    }
}
