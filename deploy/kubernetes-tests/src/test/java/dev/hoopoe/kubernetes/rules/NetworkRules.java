package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.network.Peer;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Network policies: each rule covers some pairs of workloads and requires exactly the connections that they need. */
final class NetworkRules {

    private static final Set<String> SERVICES = Set.copyOf(Facts.SERVICES);
    private static final Set<String> BROKERS = Set.of("kafka", "entity-operator", "exporter");
    private static final Set<String> OPERATORS = Set.of("cnpg", "strimzi", "keda");
    private static final String DOOR = "gateway:8000";
    private static final int BROKER_TLS = 9093;
    private static final int BROKER_OPEN = 9092;

    private NetworkRules() {}

    static void defaultDeny(Manifests all, Findings findings) {
        findings.require(
                all.ofKind("NetworkPolicy")
                        .anyMatch(policy -> policy.at("/spec/podSelector").isEmpty()
                                && Manifest.texts(policy.at("/spec/policyTypes"))
                                        .equals(List.of("Ingress", "Egress"))
                                && policy.at("/spec/ingress").isEmpty()
                                && policy.at("/spec/egress").isEmpty()),
                "Nothing closes the pods that no other policy selects");
    }

    static void calls(Manifests all, Findings findings) {
        BiPredicate<Peer, Peer> between = (from, to) -> of(from, SERVICES) && of(to, SERVICES) && !isDoor(to);
        List<String> expected = new ArrayList<>();
        Facts.SERVICES.forEach(service -> Facts.neighbours(service)
                .forEach(neighbour -> expected.add(service + " -> " + neighbour + ":" + Facts.port(neighbour))));
        var connections = Connections.of(all);
        findings.requireSame("Egress", expected, connections.out(between));
        findings.requireSame("Ingress", expected, connections.in(between));
        // Gateways ask each other whether they are ready: they share each quota.
        findings.requireSame(
                "Egress",
                List.of("gateway -> gateway:8000"),
                connections.out((from, to) -> of(from, SERVICES) && isDoor(to)));
    }

    static void dns(Manifests all, Findings findings) {
        var connections = Connections.of(all);
        findings.requireSame(
                "Egress",
                connections.inside().stream().map(pod -> pod + " -> dns:53").toList(),
                connections.out((from, to) -> to.name().equals("dns")));
    }

    static void database(Manifests all, Findings findings) {
        BiPredicate<Peer, Peer> toDatabase =
                (from, to) -> to.name().equals("postgres") && !from.name().equals("prometheus");
        List<String> expected = new ArrayList<>();
        Facts.DATABASE_SERVICES.forEach(service -> expected.add(service + " -> postgres:5432"));
        if (isProduction(all)) {
            expected.addAll(List.of("postgres -> postgres:5432", "postgres -> postgres:8000"));
        }
        var connections = Connections.of(all);
        findings.requireSame("Egress", expected, connections.out(toDatabase));
        if (isProduction(all)) {
            expected.addAll(List.of("cnpg -> postgres:5432", "cnpg -> postgres:8000"));
        }
        findings.requireSame("Ingress", expected, connections.in(toDatabase));
    }

    static void broker(Manifests all, Findings findings) {
        BiPredicate<Peer, Peer> toBroker =
                (from, to) -> of(to, BROKERS) && !from.name().equals("prometheus");
        List<String> expected = new ArrayList<>();
        var port = isProduction(all) ? BROKER_TLS : BROKER_OPEN;
        Facts.SERVICES.forEach(service -> expected.add(service + " -> kafka:" + port));
        if (isProduction(all)) {
            expected.addAll(List.of(
                    "kafka -> kafka:9090",
                    "kafka -> kafka:9091",
                    "kafka -> kafka:8443",
                    "entity-operator -> kafka:9091",
                    "exporter -> kafka:9091"));
        }
        var connections = Connections.of(all);
        findings.requireSame("Egress", expected, connections.out(toBroker));
        if (isProduction(all)) {
            expected.addAll(List.of(
                    "strimzi -> kafka:9090", "strimzi -> kafka:9091", "strimzi -> kafka:8443", "keda -> kafka:9093"));
        }
        findings.requireSame("Ingress", expected, connections.in(toBroker));
    }

    static void prometheus(Manifests all, Findings findings) {
        List<String> expected = new ArrayList<>();
        if (isProduction(all)) {
            Facts.SERVICES.forEach(
                    service -> expected.add("prometheus -> " + service + ":" + ReferenceRules.managementPort(service)));
            expected.addAll(List.of("prometheus -> postgres:9187", "prometheus -> exporter:9404"));
        }
        findings.requireSame(
                "Ingress",
                expected,
                Connections.of(all).in((from, to) -> from.name().equals("prometheus")).stream()
                        .filter(connection -> !connection.endsWith(DOOR))
                        .toList());
    }

    static void internet(Manifests all, Findings findings) {
        var connections = Connections.of(all);
        var operated = Set.of("postgres", "kafka", "entity-operator");
        findings.requireSame(
                "Egress",
                List.of(
                        "auth -> internet:443",
                        "auth -> internet6:443",
                        "messaging -> internet:443",
                        "messaging -> internet6:443"),
                connections.out((from, to) ->
                        of(to, Connections.INTERNET) && !(isProduction(all) && operated.contains(from.name()))));
        findings.requireSame(
                "Egress",
                List.of(),
                connections.out((from, to) ->
                        of(to, Connections.PRIVATE) && !(isProduction(all) && operated.contains(from.name()))));
        if (isProduction(all)) {
            // They need the Kubernetes API, and the database its object store; whose addresses are not known here.
            findings.requireSame(
                    "Egress to the Kubernetes API",
                    operated.stream().map(pod -> pod + " -> node:6443").toList(),
                    connections.out((from, to) -> to.name().equals("node")).stream()
                            .filter(connection -> connection.endsWith(":6443"))
                            .toList());
        }
    }

    static void strangers(Manifests all, Findings findings) {
        var connections = Connections.of(all);
        var others = Set.of("stranger", "neighbour", "unknown");
        var outsiders = Set.of("stranger", "neighbour", "unknown", "cnpg", "strimzi", "keda", "prometheus");
        findings.requireSame(
                "Ingress",
                others.stream().map(other -> other + " -> gateway:8000").toList(),
                connections.in((from, to) -> of(from, others) && !of(to, BROKERS) && !isDatabase(to)));
        findings.requireSame(
                "Ingress",
                OPERATORS.stream().map(other -> other + " -> gateway:8000").toList(),
                connections.in((from, to) -> of(from, OPERATORS) && of(to, SERVICES)));
        findings.requireSame(
                "Egress", List.of(), connections.out((from, to) -> of(from, SERVICES) && of(to, outsiders)));
    }

    /** Strimzi makes a NetworkPolicy of its own for each listener: without peers it admits every pod. */
    static void listenerPeers(Manifests all, Findings findings) {
        all.ofKind("Kafka")
                .flatMap(kafka -> Manifest.children(kafka.at("/spec/kafka/listeners")).stream())
                .forEach(listener -> {
                    findings.require(
                            listener.path("tls").asBoolean()
                                    && listener.at("/authentication/type")
                                            .asText()
                                            .equals("scram-sha-512"),
                            "A listener has no TLS or no login");
                    findings.require(peersAreNamed(listener.path("networkPolicyPeers")), "A listener admits every pod");
                });
    }

    private static boolean peersAreNamed(JsonNode peers) {
        return !peers.isEmpty()
                && Manifest.children(peers).stream()
                        .allMatch(peer -> !peer.path("podSelector").isEmpty());
    }

    private static boolean of(Peer peer, Set<String> names) {
        return names.contains(peer.name());
    }

    private static boolean isDoor(Peer peer) {
        return peer.name().equals("gateway");
    }

    private static boolean isDatabase(Peer peer) {
        return peer.name().equals("postgres");
    }

    private static boolean isProduction(Manifests all) {
        return all.overlay() == Overlay.PRODUCTION;
    }
}
