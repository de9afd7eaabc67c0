package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** That names lead somewhere. */
final class ReferenceRules {

    private static final String NAME = "app.kubernetes.io/name";
    private static final String PART_OF = "app.kubernetes.io/part-of";
    private static final Pattern REPLICAS = Pattern.compile("HOOPOE_GATEWAY_REPLICAS_([A-Z]+)_URLS");
    private static final Pattern NEIGHBOUR = Pattern.compile("HOOPOE_(AUTH|DIRECTORY|TICKET|MESSAGING)_URL");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private ReferenceRules() {}

    /** Each service has the address of its neighbours, and only theirs, at the port on which those listen. */
    static void addresses(Manifests all, Findings findings) {
        for (var service : all.services()) {
            var addresses = new TreeMap<String, String>();
            service.variables(all).forEach((variable, value) -> {
                if (REPLICAS.matcher(variable).matches()
                        || NEIGHBOUR.matcher(variable).matches()
                        || variable.equals("KAFKA_BOOTSTRAP_SERVERS")
                        || variable.equals("QUARKUS_DATASOURCE_JDBC_URL")) {
                    addresses.put(variable, value.replaceFirst("(/hoopoe_[a-z]+)[?].*", "$1"));
                }
            });
            var expected = expectedAddresses(service.name(), all);
            findings.require(
                    addresses.equals(expected), "%s has the addresses %s, not %s", service.name(), addresses, expected);
        }
        all.ofKind("ScaledObject")
                .flatMap(scaled -> scaled.body().findValues("bootstrapServers").stream())
                .forEach(server -> findings.require(
                        server.asText().replace(".hoopoe.svc", "").equals(broker(all)),
                        "KEDA asks %s for lags",
                        server));
    }

    /** Ports of Services, probes and monitors are ports of the pods they lead to. */
    static void ports(Manifests all, Findings findings) {
        all.ofKind("Service")
                .forEach(service -> selected(all, service)
                        .forEach(workload -> Manifest.children(service.at("/spec/ports"))
                                .forEach(port -> findings.require(
                                        port.path("port")
                                                .asText()
                                                .equals(String.valueOf(workload.ports()
                                                        .get(port.path("targetPort")
                                                                .asText()))),
                                        "%s leads to port %s, which %s does not have",
                                        service.id(),
                                        port,
                                        workload.name()))));
        all.services().forEach(service -> {
            var expected = Facts.port(service.name());
            findings.require(
                    Integer.valueOf(expected).equals(service.ports().get("http"))
                            && Integer.valueOf(managementPort(service.name()))
                                    .equals(service.ports().get("management")),
                    "%s has the ports %s",
                    service.name(),
                    service.ports());
        });
        all.workloads()
                .forEach(workload -> workload.container()
                        .findValues("tcpSocket")
                        .forEach(probe -> findings.require(
                                workload.ports().containsKey(probe.path("port").asText()),
                                "%s is probed at a port that it does not have",
                                workload.name())));
    }

    /** Selectors of Services, Deployments and budgets select pods. */
    static void selectors(Manifests all, Findings findings) {
        all.ofKind("Service")
                .forEach(service -> findings.require(
                        selected(all, service).size() == 1
                                && (service.name() + "-replicas")
                                        .startsWith(
                                                selected(all, service).get(0).name()),
                        "%s does not lead to the pods of its name",
                        service.id()));
        all.workloads()
                .forEach(workload -> findings.require(
                        Manifests.selects(workload.manifest().at("/spec/selector"), workload.labels()),
                        "%s does not select its own pods",
                        workload.name()));
        all.ofKind("PodDisruptionBudget")
                .forEach(budget -> findings.require(
                        all.workloads().stream()
                                .anyMatch(
                                        workload -> Manifests.selects(budget.at("/spec/selector"), workload.labels())),
                        "%s protects nothing",
                        budget.id()));
    }

    /** What is scaled, routed to and referred to by operators' objects exists. */
    static void targets(Manifests all, Findings findings) {
        all.ofKind("ScaledObject", "HorizontalPodAutoscaler")
                .forEach(scaler ->
                        requireExists(all, scaler, "Deployment/" + scaler.text("/spec/scaleTargetRef/name"), findings));
        all.ofKind("ScaledObject")
                .flatMap(scaled -> scaled.body().findValues("authenticationRef").stream())
                .forEach(reference -> findings.require(
                        all.find("TriggerAuthentication/"
                                        + reference.path("name").asText())
                                .isPresent(),
                        "A trigger refers to %s, which does not exist",
                        reference));
        all.ofKind("HTTPRoute")
                .forEach(route -> route.at("/spec/parentRefs")
                        .forEach(parent -> requireExists(
                                all, route, "Gateway/" + parent.path("name").asText(), findings)));
        all.ofKind("Database", "ScheduledBackup")
                .forEach(
                        object -> requireExists(all, object, "Cluster/" + object.text("/spec/cluster/name"), findings));
        all.ofKind("KafkaTopic", "KafkaUser", "KafkaNodePool")
                .forEach(object -> requireExists(
                        all, object, "Kafka/" + object.text("/metadata/labels/strimzi.io~1cluster"), findings));
    }

    static void labels(Manifests all, Findings findings) {
        all.all().forEach(document -> {
            var labels = Manifest.map(document.at("/metadata/labels"));
            findings.require(
                    labels.containsKey(NAME) && "hoopoe".equals(labels.get(PART_OF)),
                    "%s has the labels %s",
                    document.id(),
                    labels);
        });
    }

    static void oneNamespace(Manifests all, Findings findings) {
        all.all()
                .filter(document -> !CLUSTER_WIDE.contains(document.kind()))
                .forEach(document -> findings.require(
                        document.text("/metadata/namespace").equals("hoopoe"),
                        "%s is in another namespace",
                        document.id()));
        findings.require(all.find("Namespace/hoopoe").isPresent(), "There is no namespace hoopoe");
    }

    /** Selectors of Deployments cannot be changed, so that nothing of a release may be in them. */
    static void stableSelectors(Manifests all, Findings findings) {
        List<JsonNode> selectors = new ArrayList<>();
        all.ofKind("Deployment", "StatefulSet").forEach(one -> selectors.add(one.at("/spec/selector/matchLabels")));
        all.ofKind("Service").forEach(service -> selectors.add(service.at("/spec/selector")));
        selectors.forEach(selector -> findings.require(
                Manifest.map(selector).keySet().equals(Set.of(NAME, PART_OF)), "A selector is %s", selector));
    }

    /** The port of health and metrics: auth's is 8111 as its port for requests is 8101. */
    static int managementPort(String service) {
        return service.equals("gateway") ? 8100 : Facts.port(service) + 10;
    }

    private static Map<String, String> expectedAddresses(String service, Manifests all) {
        Map<String, String> expected = new HashMap<>();
        expected.put("KAFKA_BOOTSTRAP_SERVERS", broker(all));
        for (var neighbour : Facts.neighbours(service)) {
            var upper = neighbour.toUpperCase(Locale.ROOT);
            if (service.equals("gateway")) {
                expected.put(
                        "HOOPOE_GATEWAY_REPLICAS_" + upper + "_URLS",
                        "http://" + neighbour + "-replicas:" + Facts.port(neighbour));
            }
            if (!service.equals("gateway") || neighbour.equals("auth")) {
                expected.put("HOOPOE_" + upper + "_URL", "http://" + neighbour + ":" + Facts.port(neighbour));
            }
        }
        if (service.equals("gateway") && Facts.gatewaysShareQuotas()) {
            expected.put("HOOPOE_GATEWAY_REPLICAS_GATEWAY_URLS", "http://gateway-replicas:8000");
        }
        if (Facts.DATABASE_SERVICES.contains(service)) {
            expected.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + database(all) + "/hoopoe_" + service);
        }
        return expected;
    }

    /** Strimzi makes a Service for each cluster, with the ports of its listeners. */
    private static String broker(Manifests all) {
        return all.ofKind("Kafka")
                .findAny()
                .map(kafka -> kafka.name() + "-kafka-bootstrap:" + kafka.text("/spec/kafka/listeners/0/port"))
                .orElseGet(() -> "kafka:" + all.get("Service/kafka").text("/spec/ports/0/port"));
    }

    /** CloudNativePG makes a Service for the primary of each cluster. */
    private static String database(Manifests all) {
        return all.ofKind("Cluster")
                .findAny()
                .map(cluster -> cluster.name() + "-rw:5432")
                .orElseGet(() -> "postgres:" + all.get("Service/postgres").text("/spec/ports/0/port"));
    }

    private static List<Workload> selected(Manifests all, Manifest service) {
        var selector = Manifest.map(service.at("/spec/selector"));
        return all.workloads().stream()
                .filter(workload -> workload.labels().entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    private static void requireExists(Manifests all, Manifest from, String target, Findings findings) {
        findings.require(all.find(target).isPresent(), "%s refers to %s, which does not exist", from.id(), target);
    }
}
