package dev.hoopoe.kubernetes.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The variables that a service needs wherever it runs. */
final class NeededVariables {

    private static final List<String> OF_ALL = List.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_MANAGEMENT_HOST",
            "QUARKUS_SHUTDOWN_DELAY",
            "QUARKUS_SHUTDOWN_TIMEOUT",
            "KAFKA_BOOTSTRAP_SERVERS");
    private static final List<String> WITH_DATABASE = List.of(
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_FLYWAY_USERNAME",
            "QUARKUS_FLYWAY_PASSWORD");
    private static final Map<String, List<String>> OF_ONE = Map.of(
            "auth",
            List.of(
                    "HOOPOE_BASE_URL",
                    "HOOPOE_OAUTH_REDIRECTS",
                    "HOOPOE_KEYS_ENCRYPTION_SECRET",
                    "HOOPOE_SERVICE_CLIENTS_DIRECTORY_SECRET",
                    "HOOPOE_SERVICE_CLIENTS_TICKET_SECRET",
                    "HOOPOE_SERVICE_CLIENTS_MESSAGING_SECRET",
                    "HOOPOE_SERVICE_CLIENTS_GATEWAY_SECRET"),
            "directory",
            List.of("HOOPOE_BOOTSTRAP_ADMIN_EMAIL", "HOOPOE_BOOTSTRAP_ADMIN_PASSWORD"),
            "ticket",
            List.of(),
            "messaging",
            List.of("HOOPOE_WEBHOOKS_ENCRYPTION_SECRET"),
            "gateway",
            List.of("HOOPOE_DIALECTS"));

    private NeededVariables() {}

    static Set<String> of(String service) {
        Set<String> wanted = new TreeSet<>(OF_ALL);
        wanted.addAll(OF_ONE.get(service));
        if (Facts.DATABASE_SERVICES.contains(service)) {
            wanted.addAll(WITH_DATABASE);
        }
        if (!Facts.neighbours(service).isEmpty()) {
            wanted.add("HOOPOE_SERVICE_TOKEN_CLIENT_SECRET");
        }
        return wanted;
    }
}
