package dev.hoopoe.local;

import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.postgres.Durability;
import dev.hoopoe.local.postgres.PostgresServer;
import dev.hoopoe.local.postgres.ServiceDatabase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the services need before they start: PostgreSQL with a database for each of them, and Kafka with topics and
 * users; servers of the suite's own, or the caller's.
 */
final class BackingServers {

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";

    private final SuiteSettings settings;
    private final SuiteFolder folder;
    private final Keys keys;
    private final SuiteKafka kafka;
    private final SupervisedServers servers;
    private final Map<Service, ServiceDatabase> databases = new EnumMap<>(Service.class);
    private DatabaseServer database;

    BackingServers(SuiteSettings settings, SuiteFolder folder, Keys keys, SupervisedServers servers) {
        this.settings = settings;
        this.folder = folder;
        this.keys = keys;
        this.kafka = new SuiteKafka(settings, folder, keys);
        this.servers = servers;
    }

    /** Whether the part of that name is one of them. */
    static boolean include(String name) {
        return name.equals(POSTGRES) || name.equals(KAFKA);
    }

    /** Starts both at the same time and prepares them; returns when services can start. */
    void start() {
        List<SupervisedServer> starting = new ArrayList<>();
        database = settings.databaseUrl().map(this::externalDatabase).orElse(null);
        if (database == null) {
            PostgresServer postgres = new PostgresServer(
                    folder.postgres(),
                    settings.port(SuitePort.POSTGRES),
                    folder.freshLog(POSTGRES),
                    settings.cache(),
                    Durability.KEPT,
                    settings.postgres(),
                    keys.secret(POSTGRES));
            database = postgres.server();
            starting.add(servers.add(POSTGRES, postgres));
        }
        if (!kafka.isExternal()) {
            starting.add(servers.add(KAFKA, kafka.broker(folder.freshLog(KAFKA))));
        }
        servers.start(starting);
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                databases.put(service, createDatabase(service));
            }
        }
        kafka.prepare();
    }

    /** The server with its own role, which sees all accounts. */
    DatabaseServer database() {
        return database;
    }

    ServiceDatabase database(Service service) {
        return databases.get(service);
    }

    /** Gives the service's logins the passwords that the keys have for them now. */
    void renewPasswords(Service service) {
        databases.put(service, createDatabase(service));
    }

    SuiteKafka kafka() {
        return kafka;
    }

    private ServiceDatabase createDatabase(Service service) {
        return database.createDatabase(
                service.wireName(),
                keys.secret(RotatedSecret.database(service).key()),
                keys.secret(RotatedSecret.databaseOwnerKey(service)));
    }

    private DatabaseServer externalDatabase(String url) {
        return new DatabaseServer(
                url,
                settings.value("HOOPOE_DATABASE_USER").orElse("postgres"),
                settings.value("HOOPOE_DATABASE_PASSWORD").orElse(""));
    }
}
