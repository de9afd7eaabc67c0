package dev.hoopoe.kubernetes.faults;

import static dev.hoopoe.kubernetes.faults.Faults.local;
import static dev.hoopoe.kubernetes.faults.Faults.production;
import static dev.hoopoe.kubernetes.faults.Planting.CONTAINER;
import static dev.hoopoe.kubernetes.faults.Planting.POD;
import static dev.hoopoe.kubernetes.faults.Planting.add;
import static dev.hoopoe.kubernetes.faults.Planting.addKind;
import static dev.hoopoe.kubernetes.faults.Planting.remove;
import static dev.hoopoe.kubernetes.faults.Planting.removeVariable;
import static dev.hoopoe.kubernetes.faults.Planting.set;
import static dev.hoopoe.kubernetes.faults.Planting.variable;
import static dev.hoopoe.kubernetes.rules.ManifestRule.*;

import java.util.List;

/** Faults in configuration, references and fields. */
final class ConfigurationFaults {

    private static final String TICKET = "Deployment/ticket";

    private ConfigurationFaults() {}

    static List<Fault> all() {
        return List.of(
                local(EVERY_FIELD_EXISTS, "misspelt", set(TICKET, CONTAINER + "/imagePullPolcy", "Always")),
                local(EVERY_FIELD_EXISTS, "wrong place", set(TICKET, "/spec/enableServiceLinks", "false")),
                local(EVERY_FIELD_EXISTS, "wrong type", set(TICKET, "/spec/revisionHistoryLimit", "many")),
                production(EVERY_FIELD_EXISTS, "KEDA", set("ScaledObject/ticket", "/spec/maxReplicas", "6")),
                production(
                        EVERY_FIELD_EXISTS,
                        "KEDA's trigger",
                        set("ScaledObject/ticket", "/spec/triggers/1/metadata/lagTreshold", "'1'")),
                production(EVERY_FIELD_EXISTS, "CloudNativePG", set("Cluster/postgres", "/spec/instance", "3")),
                production(
                        EVERY_FIELD_EXISTS,
                        "Barman",
                        set("ObjectStore/backups", "/spec/configuration/wal/compression", "rar")),
                production(EVERY_FIELD_EXISTS, "Strimzi", set("KafkaTopic/ticket.events.v1", "/spec/partition", "6")),
                production(EVERY_FIELD_EXISTS, "Gateway API", set("HTTPRoute/desk", "/spec/rules/0/timeout", "{}")),
                production(EVERY_FIELD_EXISTS, "monitor", set("ServiceMonitor/hoopoe", "/spec/endpoint", "[]")),
                production(
                        NOTHING_DEPRECATED, "version", set("Kafka/hoopoe", "/apiVersion", "kafka.strimzi.io/v1beta2")),
                production(
                        NOTHING_DEPRECATED,
                        "field",
                        set("KafkaUser/subscriber", "/spec/authorization/acls/0/operation", "Read")),
                local(
                        HASHED_CONFIGURATION,
                        "unused",
                        add(
                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: x-0123456789, namespace: hoopoe, labels:"
                                        + " {app.kubernetes.io/name: x, app.kubernetes.io/part-of: hoopoe}}}")),
                local(HASHED_CONFIGURATION, "fixed name", all -> {
                    set(TICKET, CONTAINER + "/envFrom/1/configMapRef/name", "ticket")
                            .accept(all);
                    set(all.configMap("ticket").id(), "/metadata/name", "ticket")
                            .accept(all);
                }),
                local(
                        KNOWN_SECRETS,
                        "unknown",
                        set(TICKET, CONTAINER + "/env/0/valueFrom/secretKeyRef/name", "database-tickets")),
                local(
                        KNOWN_SECRETS,
                        "unknown key",
                        set(TICKET, CONTAINER + "/env/0/valueFrom/secretKeyRef/key", "user")),
                local(
                        KNOWN_SECRETS,
                        "optional",
                        set(TICKET, CONTAINER + "/env/0/valueFrom/secretKeyRef/optional", "true")),
                local(
                        KNOWN_SECRETS,
                        "former one needed",
                        set(
                                "Deployment/auth",
                                CONTAINER + "/env/8/valueFrom/secretKeyRef",
                                "{name: service-client-directory, key: former-secret}")),
                local(
                        KNOWN_SECRETS,
                        "written down",
                        set(TICKET, CONTAINER + "/env/1", "{name: QUARKUS_DATASOURCE_PASSWORD, value: secret}")),
                production(
                        KNOWN_SECRETS,
                        "of no user",
                        set("TriggerAuthentication/kafka", "/spec/secretTargetRef/0/name", "kafka-scaler")),
                local(KNOWN_VARIABLES, "misspelt", variable("gateway", "HOOPOE_GATEWAY_PROXY_FOO", "bar")),
                local(KNOWN_VARIABLES, "another service's", variable("ticket", "HOOPOE_WEBHOOKS_HTTP_ALLOWED", "true")),
                local(KNOWN_VARIABLES, "no database", variable("gateway", "QUARKUS_FLYWAY_INIT_SQL", "SELECT 1")),
                local(KNOWN_VARIABLES, "Kafka", variable("hoopoe", "KAFKA_BOOTSTRAP_SERVER", "kafka:9092")),
                local(
                        KNOWN_VARIABLES,
                        "read by the build alone",
                        variable("hoopoe", "QUARKUS_SHUTDOWN_DELAY_ENABLED", "true")),
                local(
                        VARIABLES_SETTABLE_AT_RUN_TIME,
                        "kind of database",
                        variable("ticket", "QUARKUS_DATASOURCE_DB_KIND", "postgresql")),
                local(
                        VARIABLES_SETTABLE_AT_RUN_TIME,
                        "management port",
                        variable("gateway", "QUARKUS_MANAGEMENT_ENABLED", "true")),
                local(VARIABLES_SET_ONCE, "in both ConfigMaps", variable("ticket", "QUARKUS_HTTP_HOST", "0.0.0.0")),
                local(NEEDED_VARIABLES, "listens on loopback", removeVariable("hoopoe", "QUARKUS_HTTP_HOST")),
                local(NEEDED_VARIABLES, "management on loopback", variable("hoopoe", "QUARKUS_MANAGEMENT_HOST", "::1")),
                local(NEEDED_VARIABLES, "service token", remove(TICKET, CONTAINER + "/env/4")),
                production(
                        TRUSTED_PROXIES_ARE_CHOSEN,
                        "none",
                        removeVariable("gateway", "HOOPOE_FORWARDED_TRUSTED_PROXIES")),
                production(
                        TRUSTED_PROXIES_ARE_CHOSEN,
                        "a guess",
                        variable("gateway", "HOOPOE_FORWARDED_TRUSTED_PROXIES", "10.0.0.0/8")),
                local(
                        ADDRESSES_LEAD_TO_SERVICES,
                        "wrong port",
                        variable("messaging", "HOOPOE_TICKET_URL", "http://ticket:8104")),
                local(
                        ADDRESSES_LEAD_TO_SERVICES,
                        "one address for all replicas",
                        variable("gateway", "HOOPOE_GATEWAY_REPLICAS_TICKET_URLS", "http://ticket:8103")),
                local(
                        ADDRESSES_LEAD_TO_SERVICES,
                        "itself by its Service",
                        variable("auth", "HOOPOE_AUTH_URL", "http://auth:8101")),
                production(
                        ADDRESSES_LEAD_TO_SERVICES,
                        "no such broker",
                        variable("hoopoe", "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")),
                local(PORTS_EXIST, "target", set("Service/ticket", "/spec/ports/0/targetPort", "web")),
                local(PORTS_EXIST, "number", set("Service/ticket-replicas", "/spec/ports/0/port", "80")),
                local(PORTS_EXIST, "probe", set("StatefulSet/kafka", CONTAINER + "/livenessProbe/tcpSocket/port", "x")),
                local(
                        SELECTORS_SELECT,
                        "another's pods",
                        set("Service/messaging-replicas", "/spec/selector/app.kubernetes.io~1name", "directory")
                                .andThen(set("Service/messaging-replicas", "/spec/ports/0/port", "8102"))),
                local(
                        SELECTORS_SELECT,
                        "protects nothing",
                        add("{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: x, namespace: hoopoe,"
                                + " labels: {app.kubernetes.io/name: x, app.kubernetes.io/part-of: hoopoe}}, spec:"
                                + " {selector: {matchLabels: {app.kubernetes.io/name: x}}}}")),
                production(
                        TARGETS_EXIST,
                        "authentication",
                        set("ScaledObject/ticket", "/spec/triggers/1/authenticationRef/name", "keda")),
                production(
                        TARGETS_EXIST,
                        "no such cluster",
                        set("KafkaTopic/ticket.events.v1", "/metadata/labels/strimzi.io~1cluster", "kafka")),
                local(ONE_NAMESPACE, "default", remove("Service/ticket", "/metadata/namespace")),
                local(
                        STABLE_SELECTORS,
                        "release",
                        set(TICKET, "/spec/selector/matchLabels/app.kubernetes.io~1version", "1.0.0")
                                .andThen(set(
                                        TICKET, "/spec/template/metadata/labels/app.kubernetes.io~1version", "1.0.0"))),
                local(
                        LABELS,
                        "part of something else",
                        set("ServiceAccount/ticket", "/metadata/labels/app.kubernetes.io~1part-of", "desk")),
                local(KNOWN_SECRETS, "in the repository", addKind("v1", "Secret")),
                local(
                        KNOWN_SECRETS,
                        "unknown key of a volume",
                        set(
                                "StatefulSet/postgres",
                                POD + "/volumes/3/projected/sources/0/secret/items/0/key",
                                "pass")));
    }
}
