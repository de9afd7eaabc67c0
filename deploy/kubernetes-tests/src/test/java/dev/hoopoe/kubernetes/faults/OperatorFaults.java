package dev.hoopoe.kubernetes.faults;

import static dev.hoopoe.kubernetes.faults.Faults.local;
import static dev.hoopoe.kubernetes.faults.Faults.production;
import static dev.hoopoe.kubernetes.faults.Planting.POD;
import static dev.hoopoe.kubernetes.faults.Planting.addKind;
import static dev.hoopoe.kubernetes.faults.Planting.remove;
import static dev.hoopoe.kubernetes.faults.Planting.removeDocument;
import static dev.hoopoe.kubernetes.faults.Planting.set;
import static dev.hoopoe.kubernetes.faults.Planting.variable;
import static dev.hoopoe.kubernetes.rules.ManifestRule.*;

import java.util.List;

/** Faults in what operators make: Kafka, PostgreSQL, monitoring. */
final class OperatorFaults {

    private static final String CLUSTER = "Cluster/postgres";
    private static final String ROLES = "/spec/managed/roles/";
    private static final String RULE = "PrometheusRule/hoopoe";

    private OperatorFaults() {}

    static List<Fault> all() {
        return List.of(
                production(TOPICS, "missing", removeDocument("KafkaTopic/message.events.v1.dlq.feed")),
                production(
                        TOPICS,
                        "not compacted",
                        set("KafkaTopic/user.events.v1", "/spec/config/cleanup.policy", "delete")),
                production(TOPICS, "one copy", set("KafkaTopic/user.events.v1", "/spec/replicas", "1")),
                production(
                        LEAST_ACLS,
                        "writes another's events",
                        set(
                                "KafkaUser/ticket",
                                "/spec/authorization/acls/-",
                                "{operations: [Write], resource: {type: topic, name: user.events.v1}}")),
                production(
                        LEAST_ACLS,
                        "all topics",
                        set("KafkaUser/ticket", "/spec/authorization/acls/0/resource/patternType", "prefix")),
                production(LEAST_ACLS, "a right less", remove("KafkaUser/subscriber", "/spec/authorization/acls/0")),
                production(
                        LEAST_ACLS,
                        "superuser",
                        set("Kafka/hoopoe", "/spec/kafka/authorization/superUsers", "[ticket]")),
                production(THREE_BROKERS, "one", set("KafkaNodePool/nodes", "/spec/replicas", "1")),
                production(
                        THREE_BROKERS, "one copy", set("Kafka/hoopoe", "/spec/kafka/config/min.insync.replicas", "1")),
                production(
                        THREE_BROKERS,
                        "makes topics",
                        remove("Kafka/hoopoe", "/spec/kafka/config/auto.create.topics.enable")),
                production(
                        DATABASES_AND_ROLES,
                        "login owns the tables",
                        set("Database/hoopoe-ticket", "/spec/owner", "hoopoe_ticket")),
                production(DATABASES_AND_ROLES, "superuser", set(CLUSTER, ROLES + "0/superuser", "true")),
                production(DATABASES_AND_ROLES, "worker by default", set(CLUSTER, ROLES + "0/inherit", "true")),
                production(DATABASES_AND_ROLES, "worker logs in", set(CLUSTER, ROLES + "2/login", "true")),
                production(DATABASES_AND_ROLES, "others' databases", remove(CLUSTER, "/spec/postgresql/pg_hba/4")),
                production(
                        SEARCH_FUNCTIONS_MARKED,
                        "one not",
                        remove(CLUSTER, "/spec/bootstrap/initdb/postInitTemplateSQL/3")),
                local(
                        SEARCH_FUNCTIONS_MARKED,
                        "none",
                        all -> set(all.configMap("postgres-init").id(), "/data/create-databases.sh", "x")
                                .accept(all)),
                production(BACKUPS, "none", removeDocument("ScheduledBackup/nightly")),
                production(BACKUPS, "five fields", set("ScheduledBackup/nightly", "/spec/schedule", "0 3 * * *")),
                production(BACKUPS, "no log", set(CLUSTER, "/spec/plugins/0/isWALArchiver", "false")),
                production(BACKUPS, "without retention", remove("ObjectStore/backups", "/spec/retentionPolicy")),
                production(
                        BACKUPS,
                        "nowhere",
                        set("ObjectStore/backups", "/spec/configuration/destinationPath", "s3://hoopoe")),
                production(BACKUPS, "one instance", set(CLUSTER, "/spec/instances", "1")),
                production(NO_POOLER, "pooler", addKind("postgresql.cnpg.io/v1", "Pooler")),
                production(
                        VERIFIED_TLS,
                        "any certificate",
                        variable(
                                "ticket",
                                "QUARKUS_DATASOURCE_JDBC_URL",
                                "jdbc:postgresql://postgres-rw:5432/hoopoe_ticket?sslmode=require")),
                production(
                        VERIFIED_TLS,
                        "not mounted",
                        set("Deployment/ticket", POD + "/containers/0/volumeMounts", "[]")),
                production(EVERY_SERVICE_SCRAPED, "not ticket", set("Service/ticket", "/spec/ports/1/name", "admin")),
                production(
                        EVERY_SERVICE_SCRAPED,
                        "twice",
                        set(
                                "Service/ticket-replicas",
                                "/spec/ports/-",
                                "{name: management, port: 8113, targetPort: management}")),
                production(
                        ALERTS_NAME_METRICS,
                        "no such metric",
                        set(RULE, "/spec/groups/0/rules/1/expr", "hoopoe_outbox_oldest_seconds > 60")),
                production(
                        ALERTS_NAME_METRICS,
                        "renamed label",
                        remove("ServiceMonitor/hoopoe", "/spec/endpoints/0/honorLabels")),
                production(LAG_OF_THE_FEED_ALERTS, "missing", remove(RULE, "/spec/groups/0/rules/10")));
    }
}
