package dev.hoopoe.local;

import dev.hoopoe.local.postgres.ServiceDatabase;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The environment variables of a service: neighbours' addresses, its own secrets. */
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> LAUNCHER = Set.of(
            "HOOPOE_DATA",
            "HOOPOE_HOST",
            "HOOPOE_KAFKA",
            "HOOPOE_DATABASE_URL",
            "HOOPOE_DATABASE_USER",
            "HOOPOE_DATABASE_PASSWORD",
            "HOOPOE_TOPIC_PARTITIONS",
            "HOOPOE_ADMIN_EMAIL",
            "HOOPOE_ADMIN_PASSWORD");

    private final SuiteSettings settings;
    private final Keys keys;
    private final Administrator administrator;
    private final BackingServers backing;
    private final SuiteFolder folder;

    ServiceEnvironment(
            SuiteSettings settings,
            Keys keys,
            Administrator administrator,
            BackingServers backing,
            SuiteFolder folder) {
        this.settings = settings;
        this.keys = keys;
        this.administrator = administrator;
        this.backing = backing;
        this.folder = folder;
    }

    Map<String, String> of(ServiceReplica replica) {
        Service service = replica.service();
        Map<String, String> variables = new HashMap<>(settings.environment());
        variables.keySet().removeIf(ServiceEnvironment::isForTheLauncher);
        variables.put("MALLOC_ARENA_MAX", "2");
        variables.putAll(backing.kafka().as(service).variables());
        for (Service neighbour : Service.values()) {
            if (neighbour != Service.GATEWAY) {
                variables.put(
                        "HOOPOE_" + neighbour.name() + "_URL",
                        "http://" + LOOPBACK + ":" + settings.port(neighbour.port()));
            }
        }
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(replica.port()));
        variables.put("QUARKUS_HTTP_HOST", service == Service.GATEWAY ? settings.host() : LOOPBACK);
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(replica.managementPort()));
        variables.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        variables.put(
                service == Service.GATEWAY ? "HOOPOE_GATEWAY_REPLICAS_FILE" : "HOOPOE_PEERS_FILE",
                folder.replicas().toString());
        variables.put("HOOPOE_SERVICE_TOKEN_CLIENT_SECRET", clientSecret(service.wireName()));
        addDatabase(variables, service);
        LoopbackDefault.addTo(variables, service);
        switch (service) {
            case AUTH -> addAuth(variables);
            case DIRECTORY -> addDirectory(variables);
            case MESSAGING -> addMessaging(variables);
            default -> {}
        }
        return variables;
    }

    /** The secret with which the client, a service or {@code operator}, gets a service token. */
    String clientSecret(String client) {
        return keys.secret(RotatedSecret.client(client).key());
    }

    /** A service refuses unknown configuration keys, so these are not passed on. */
    private static boolean isForTheLauncher(String variable) {
        return LAUNCHER.contains(variable)
                || ExternalKafka.isSecurity(variable)
                || Stream.of(SuitePort.values()).map(SuitePort::variable).anyMatch(variable::equals);
    }

    private void addDatabase(Map<String, String> variables, Service service) {
        if (service.hasDatabase()) {
            ServiceDatabase database = backing.database(service);
            variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
            variables.put("QUARKUS_DATASOURCE_USERNAME", database.username());
            variables.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
            variables.put("QUARKUS_FLYWAY_USERNAME", database.ownerName());
            variables.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
            RotatedSecret.database(service)
                    .next(keys)
                    .ifPresent(password -> variables.put("HOOPOE_DATASOURCE_NEXT_PASSWORD", password));
        }
    }

    private void addAuth(Map<String, String> variables) {
        for (String client : RotatedSecret.CLIENTS) {
            String prefix = "HOOPOE_SERVICE_CLIENTS_" + client.toUpperCase(Locale.ROOT);
            variables.put(prefix + "_SECRET", clientSecret(client));
            RotatedSecret.client(client)
                    .former(keys)
                    .ifPresent(secret -> variables.put(prefix + "_FORMER_SECRET", secret));
        }
        addEncryption(variables, "HOOPOE_KEYS", RotatedSecret.SIGNING_KEYS);
        addBaseUrl(variables);
        // All services run on one machine: password hashing must not use most of it (decision 0024).
        variables.putIfAbsent("HOOPOE_PASSWORD_MAX_UTILIZATION", "0.3");
    }

    private void addDirectory(Map<String, String> variables) {
        variables.put("HOOPOE_BOOTSTRAP_ADMIN_EMAIL", administrator.email());
        variables.put("HOOPOE_BOOTSTRAP_ADMIN_PASSWORD", administrator.password());
    }

    private void addMessaging(Map<String, String> variables) {
        addEncryption(variables, "HOOPOE_WEBHOOKS", RotatedSecret.WEBHOOKS);
        addBaseUrl(variables);
        if (!variables.containsKey("HOOPOE_FILES_S3_BUCKET")) {
            variables.putIfAbsent("HOOPOE_FILES_FOLDER", folder.files().toString());
        }
    }

    private void addEncryption(Map<String, String> variables, String prefix, RotatedSecret secret) {
        variables.put(prefix + "_ENCRYPTION_SECRET", keys.secret(secret.key()));
        secret.next(keys).ifPresent(next -> variables.put(prefix + "_NEXT_ENCRYPTION_SECRET", next));
        secret.former(keys).ifPresent(former -> variables.put(prefix + "_FORMER_ENCRYPTION_SECRET", former));
    }

    private void addBaseUrl(Map<String, String> variables) {
        variables.putIfAbsent("HOOPOE_BASE_URL", "http://localhost:" + settings.port(SuitePort.GATEWAY));
    }
}
