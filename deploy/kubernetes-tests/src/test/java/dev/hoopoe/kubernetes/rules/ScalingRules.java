package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.util.Objects;
import java.util.Optional;

/** How many replicas there are, and who says so. */
final class ScalingRules {

    private static final int FIVE_MINUTES = 300;
    /** Connections of a replica outside of its pool: Flyway's, at the start. */
    private static final int CONNECTIONS_BESIDE_POOL = 2;
    /** For superusers, replication, metrics and people. */
    private static final int RESERVED_CONNECTIONS = 20;

    private ScalingRules() {}

    static void oneAutoscaler(Manifests all, Findings findings) {
        var wanted = all.overlay() == Overlay.PRODUCTION ? 1 : 0;
        all.services()
                .forEach(service -> findings.require(
                        all.ofKind("ScaledObject", "HorizontalPodAutoscaler")
                                        .filter(scaler -> isFor(scaler, service))
                                        .count()
                                == wanted,
                        "%s does not have exactly %d autoscaler",
                        service.name(),
                        wanted));
    }

    static void noFixedReplicas(Manifests all, Findings findings) {
        all.services()
                .forEach(service -> findings.require(
                        !service.manifest().at("/spec").has("replicas"),
                        "Each time it is applied %s gets a fixed number of replicas",
                        service.name()));
    }

    static void replicasWithinPartitions(Manifests all, Findings findings) {
        all.services()
                .forEach(service -> scaler(all, service).ifPresent(scaler -> {
                    var partitions = Facts.groups().stream()
                            .filter(group -> group.service().equals(service.name()))
                            .flatMap(group -> group.topics().stream())
                            .map(topic -> all.find("KafkaTopic/" + topic))
                            .flatMap(Optional::stream)
                            .mapToInt(topic -> topic.at("/spec/partitions").asInt())
                            .min()
                            .orElse(Integer.MAX_VALUE);
                    findings.require(
                            least(scaler) >= 2 && greatest(scaler) >= least(scaler) && greatest(scaler) <= partitions,
                            "%s has %d to %d replicas with %d partitions",
                            service.name(),
                            least(scaler),
                            greatest(scaler),
                            partitions);
                }));
    }

    static void slowScaleDown(Manifests all, Findings findings) {
        all.ofKind("ScaledObject", "HorizontalPodAutoscaler").forEach(scaler -> {
            var down = scaler.kind().equals("ScaledObject")
                    ? scaler.at("/spec/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown")
                    : scaler.at("/spec/behavior/scaleDown");
            var policy = down.path("policies").path(0);
            findings.require(
                    down.path("stabilizationWindowSeconds").asInt() >= FIVE_MINUTES
                            && down.path("policies").size() == 1
                            && policy.path("type").asText().equals("Pods")
                            && policy.path("value").asInt() == 1
                            && policy.path("periodSeconds").asInt() >= FIVE_MINUTES,
                    "%s takes pods away faster than one in five minutes",
                    scaler.id());
        });
    }

    /** More replicas help a group that shares its partitions out, and never the feed, which one replica writes. */
    static void lagOfSharedWork(Manifests all, Findings findings) {
        all.ofKind("ScaledObject").forEach(scaled -> {
            var triggers = Manifest.children(scaled.at("/spec/triggers"));
            findings.require(
                    triggers.stream()
                            .anyMatch(trigger -> trigger.path("type").asText().equals("cpu")),
                    "%s does not scale by processor",
                    scaled.id());
            var lags = triggers.stream()
                    .filter(trigger -> trigger.path("type").asText().equals("kafka"))
                    .toList();
            findings.require(!lags.isEmpty(), "%s does not scale by lag", scaled.id());
            lags.forEach(trigger -> findings.require(
                    isSharedWork(scaled.text("/spec/scaleTargetRef/name"), trigger.path("metadata")),
                    "%s is no shared work of %s",
                    trigger.path("metadata"),
                    scaled.name()));
        });
    }

    /** Also during a rollout, when each service has a replica more. */
    static void connectionsFit(Manifests all, Findings findings) {
        var needed = RESERVED_CONNECTIONS
                + all.services().stream()
                        .filter(service -> Facts.DATABASE_SERVICES.contains(service.name()))
                        .mapToInt(service -> connections(all, service))
                        .sum();
        var offered = all.ofKind("Cluster")
                .map(cluster -> cluster.at("/spec/postgresql/parameters/max_connections")
                        .asInt(100))
                .findAny()
                .orElseGet(() -> maxConnections(all.get("StatefulSet/postgres")));
        findings.require(needed <= offered, "The services may open %d connections of %d", needed, offered);
    }

    private static int connections(Manifests all, Workload service) {
        var replicas = scaler(all, service).map(ScalingRules::greatest).orElse(1);
        var pool = Integer.parseInt(service.variables(all).getOrDefault("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "0"));
        return (replicas + 1) * (pool + CONNECTIONS_BESIDE_POOL);
    }

    private static int maxConnections(Manifest server) {
        return Manifest.texts(new Workload(server).container().path("args")).stream()
                .filter(argument -> argument.startsWith("max_connections="))
                .mapToInt(argument -> Integer.parseInt(argument.substring("max_connections=".length())))
                .findAny()
                .orElse(100);
    }

    private static boolean isSharedWork(String service, JsonNode trigger) {
        return Facts.groups().stream()
                .anyMatch(group -> group.service().equals(service)
                        && group.name().equals(trigger.path("consumerGroup").asText())
                        && group.topics().contains(trigger.path("topic").asText())
                        && !group.name().endsWith(".feed"));
    }

    private static Optional<Manifest> scaler(Manifests all, Workload service) {
        return all.ofKind("ScaledObject", "HorizontalPodAutoscaler")
                .filter(scaler -> isFor(scaler, service))
                .findFirst();
    }

    private static boolean isFor(Manifest scaler, Workload service) {
        return Objects.equals(scaler.text("/spec/scaleTargetRef/name"), service.name());
    }

    private static int least(Manifest scaler) {
        return scaler.at("/spec/minReplicaCount")
                .asInt(scaler.at("/spec/minReplicas").asInt());
    }

    private static int greatest(Manifest scaler) {
        return scaler.at("/spec/maxReplicaCount")
                .asInt(scaler.at("/spec/maxReplicas").asInt());
    }
}
