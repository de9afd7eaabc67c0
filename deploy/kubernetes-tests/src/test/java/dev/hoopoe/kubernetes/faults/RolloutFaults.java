package dev.hoopoe.kubernetes.faults;

import static dev.hoopoe.kubernetes.faults.Faults.local;
import static dev.hoopoe.kubernetes.faults.Faults.production;
import static dev.hoopoe.kubernetes.faults.Planting.CONTAINER;
import static dev.hoopoe.kubernetes.faults.Planting.POD;
import static dev.hoopoe.kubernetes.faults.Planting.add;
import static dev.hoopoe.kubernetes.faults.Planting.addKind;
import static dev.hoopoe.kubernetes.faults.Planting.remove;
import static dev.hoopoe.kubernetes.faults.Planting.removeDocument;
import static dev.hoopoe.kubernetes.faults.Planting.set;
import static dev.hoopoe.kubernetes.faults.Planting.variable;
import static dev.hoopoe.kubernetes.rules.ManifestRule.*;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hoopoe.kubernetes.rendering.Manifests;
import java.util.List;

/** Faults in how pods start, end and scale. */
final class RolloutFaults {

    private static final String TICKET = "Deployment/ticket";
    private static final String SCALED = "ScaledObject/ticket";
    private static final String SCALE_DOWN = "/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown";
    private static final String LABELS_OF_X =
            "namespace: hoopoe, labels: {app.kubernetes.io/name: x, app.kubernetes.io/part-of: hoopoe}";

    private RolloutFaults() {}

    static List<Fault> all() {
        return List.of(
                local(
                        THREE_PROBES,
                        "port for requests",
                        set(TICKET, CONTAINER + "/readinessProbe/httpGet/port", "http")),
                local(
                        THREE_PROBES,
                        "liveness as readiness",
                        set(TICKET, CONTAINER + "/livenessProbe/httpGet/path", "/q/health/ready")),
                local(A_MINUTE_TO_START, "20 s", set(TICKET, CONTAINER + "/startupProbe/failureThreshold", "10")),
                local(
                        UNREADY_WITHIN_TEN_SECONDS,
                        "half a minute",
                        set(TICKET, CONTAINER + "/readinessProbe/periodSeconds", "15")),
                local(DRAIN_FITS_GRACE_PERIOD, "too short", set(TICKET, POD + "/terminationGracePeriodSeconds", "45")),
                local(
                        DRAIN_FITS_GRACE_PERIOD,
                        "preStop hook",
                        set(TICKET, CONTAINER + "/lifecycle", "{preStop: {sleep: {seconds: 15}}}")),
                local(DRAIN_FITS_GRACE_PERIOD, "no drain", variable("hoopoe", "QUARKUS_SHUTDOWN_DELAY", "1s")),
                local(
                        NO_REPLICA_LESS_IN_ROLLOUT,
                        "one less",
                        set(TICKET, "/spec/strategy/rollingUpdate/maxUnavailable", "1")),
                local(NO_REPLICA_LESS_IN_ROLLOUT, "all at once", set(TICKET, "/spec/strategy", "{type: Recreate}")),
                local(DISRUPTION_BUDGET, "missing", removeDocument("PodDisruptionBudget/ticket")),
                local(
                        DISRUPTION_BUDGET,
                        "lets none go",
                        set("PodDisruptionBudget/ticket", "/spec/maxUnavailable", "0")),
                local(
                        DISRUPTION_BUDGET,
                        "holds back unready pods",
                        remove("PodDisruptionBudget/ticket", "/spec/unhealthyPodEvictionPolicy")),
                local(SPREAD_OVER_NODES_AND_ZONES, "no zones", remove(TICKET, POD + "/topologySpreadConstraints/1")),
                local(
                        SPREAD_OVER_NODES_AND_ZONES,
                        "all revisions",
                        remove(TICKET, POD + "/topologySpreadConstraints/0/matchLabelKeys")),
                local(
                        MIGRATIONS_AT_START,
                        "without end",
                        variable("ticket", "QUARKUS_FLYWAY_INIT_SQL", "SET lock_timeout TO 0")),
                local(MIGRATIONS_AT_START, "Job", addKind("batch/v1", "Job")),
                production(ONE_AUTOSCALER, "none", removeDocument("HorizontalPodAutoscaler/gateway")),
                production(
                        ONE_AUTOSCALER,
                        "two",
                        add("{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: x, "
                                + LABELS_OF_X
                                + "}, spec: {minReplicas: 2, maxReplicas: 4, scaleTargetRef: {name: ticket},"
                                + " behavior: {scaleDown: {stabilizationWindowSeconds: 300, policies: [{type: Pods,"
                                + " value: 1, periodSeconds: 300}]}}}}")),
                production(NO_FIXED_REPLICAS, "three", set(TICKET, "/spec/replicas", "3")),
                production(REPLICAS_WITHIN_PARTITIONS, "one", set(SCALED, "/spec/minReplicaCount", "1")),
                production(
                        REPLICAS_WITHIN_PARTITIONS,
                        "more than partitions",
                        set("ScaledObject/ticket", "/spec/maxReplicaCount", "7")),
                production(
                        REPLICAS_WITHIN_PARTITIONS,
                        "single gateway",
                        set("HorizontalPodAutoscaler/gateway", "/spec/minReplicas", "1")),
                production(SLOW_SCALE_DOWN, "at once", set(SCALED, SCALE_DOWN + "/stabilizationWindowSeconds", "0")),
                production(SLOW_SCALE_DOWN, "all pods", set(SCALED, SCALE_DOWN + "/policies/0/value", "6")),
                production(
                        LAG_OF_SHARED_WORK,
                        "the feed",
                        set(
                                        "ScaledObject/messaging",
                                        "/spec/triggers/1/metadata/consumerGroup",
                                        "messaging-service.feed")
                                .andThen(
                                        set(
                                                "KafkaUser/keda",
                                                "/spec/authorization/acls/-",
                                                "{operations: [Describe], resource: {type: group, name: messaging-service.feed}}"))
                                .andThen(all -> removeRight(all, "messaging-service.ticket-events"))),
                production(LAG_OF_SHARED_WORK, "no processor", remove(SCALED, "/spec/triggers/0")),
                production(
                        CONNECTIONS_FIT, "larger pools", variable("ticket", "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "30")),
                production(
                        CONNECTIONS_FIT,
                        "smaller server",
                        set("Cluster/postgres", "/spec/postgresql/parameters/max_connections", "'200'")),
                local(
                        CONNECTIONS_FIT,
                        "smaller server",
                        set("StatefulSet/postgres", CONTAINER + "/args/1", "max_connections=100")));
    }

    private static void removeRight(Manifests all, String resource) {
        var rights = (ArrayNode) all.get("KafkaUser/keda").at("/spec/authorization/acls");
        for (int i = 0; i < rights.size(); i++) {
            if (rights.get(i).at("/resource/name").asText().equals(resource)) {
                rights.remove(i);
                return;
            }
        }
        throw new AssertionError("keda has no right on " + resource);
    }
}
