package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How pods start, serve, are replaced and end. */
final class RolloutRules {

    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "livenessProbe", "/q/health/live",
            "readinessProbe", "/q/health/ready");
    private static final Set<String> TOPOLOGY = Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

    private RolloutRules() {}

    static void threeProbes(Manifests all, Findings findings) {
        all.services()
                .forEach(service -> PROBES.forEach((probe, path) -> {
                    var request = service.container().path(probe).path("httpGet");
                    findings.require(
                            request.path("path").asText().equals(path)
                                    && request.path("port").asText().equals("management"),
                            "The %s of %s does not ask for %s on the management port",
                            probe,
                            service.name(),
                            path);
                }));
    }

    static void aMinuteToStart(Manifests all, Findings findings) {
        all.workloads()
                .forEach(workload -> findings.require(
                        seconds(workload.container().path("startupProbe")) >= 60,
                        "%s is killed when it takes a minute to start",
                        workload.name()));
    }

    static void unreadyWithinTenSeconds(Manifests all, Findings findings) {
        all.workloads().forEach(workload -> {
            var probe = workload.container().path("readinessProbe");
            var within = seconds(probe) + probe.path("timeoutSeconds").asInt(1);
            findings.require(
                    within > 0 && within <= 10 && !probe.isMissingNode(),
                    "%s gets requests for %d s after it became unready",
                    workload.name(),
                    within);
        });
    }

    static void drainFitsGracePeriod(Manifests all, Findings findings) {
        all.services().forEach(service -> {
            var variables = service.variables(all);
            var delay = duration(variables.get("QUARKUS_SHUTDOWN_DELAY"));
            var timeout = duration(variables.get("QUARKUS_SHUTDOWN_TIMEOUT"));
            var preStop =
                    service.container().at("/lifecycle/preStop/sleep/seconds").asInt();
            findings.require(delay + preStop >= 3, "%s stops before its callers have noticed", service.name());
            findings.require(
                    service.pod().path("terminationGracePeriodSeconds").asInt(30) > preStop + delay + timeout,
                    "%s is killed while it ends requests",
                    service.name());
        });
    }

    static void noReplicaLess(Manifests all, Findings findings) {
        all.services().forEach(service -> {
            var strategy = service.manifest().at("/spec/strategy");
            findings.require(
                    strategy.path("type").asText().equals("RollingUpdate")
                            && strategy.at("/rollingUpdate/maxUnavailable")
                                    .asText("25%")
                                    .equals("0")
                            && !strategy.at("/rollingUpdate/maxSurge").asText().equals("0"),
                    "%s has a replica less during a rollout",
                    service.name());
        });
    }

    static void disruptionBudget(Manifests all, Findings findings) {
        for (var workload : all.workloads()) {
            var budgets = all.ofKind("PodDisruptionBudget")
                    .filter(budget -> Manifests.selects(budget.at("/spec/selector"), workload.labels()))
                    .toList();
            findings.require(budgets.size() == 1, "%s has %d disruption budgets", workload.name(), budgets.size());
            budgets.forEach(budget -> findings.require(
                    budget.text("/spec/maxUnavailable").equals("1")
                            && !budget.at("/spec").has("minAvailable")
                            && budget.text("/spec/unhealthyPodEvictionPolicy").equals("AlwaysAllow"),
                    "%s does not let exactly one pod go, or holds back those that are not ready",
                    budget.id()));
        }
    }

    static void spread(Manifests all, Findings findings) {
        all.services().forEach(service -> {
            var constraints = Manifest.children(service.pod().path("topologySpreadConstraints"));
            var keys = constraints.stream()
                    .filter(constraint -> selectsItself(service, constraint))
                    .map(constraint -> constraint.path("topologyKey").asText())
                    .collect(Collectors.toSet());
            findings.require(keys.equals(TOPOLOGY), "%s is not spread over nodes and zones", service.name());
        });
    }

    /**
     * Migrations run under Flyway's lock at the start of a service, since the next release could not change the template of a
     * Job. The services limit how long a migration waits for a lock; a manifest may set another limit, but not lift it.
     */
    static void migrationsAtStart(Manifests all, Findings findings) {
        all.ofKind("Job").forEach(job -> findings.require(false, "%s cannot be applied by the next release", job.id()));
        all.services().stream()
                .filter(service -> Facts.DATABASE_SERVICES.contains(service.name()))
                .forEach(service -> findings.require(
                        service.variables(all)
                                .getOrDefault("QUARKUS_FLYWAY_INIT_SQL", "SET lock_timeout TO '10s'")
                                .matches("SET lock_timeout TO '[0-9]+s'"),
                        "A migration of %s waits for a lock without end",
                        service.name()));
    }

    private static boolean selectsItself(Workload service, JsonNode constraint) {
        return Manifests.selects(constraint.path("labelSelector"), service.labels())
                && !constraint.path("labelSelector").path("matchLabels").isEmpty()
                && Manifest.texts(constraint.path("matchLabelKeys")).equals(List.of("pod-template-hash"));
    }

    private static int seconds(JsonNode probe) {
        return probe.path("periodSeconds").asInt(10)
                * probe.path("failureThreshold").asInt(3);
    }

    private static long duration(String value) {
        return value == null ? 0 : Duration.parse("PT" + value).toSeconds();
    }
}
