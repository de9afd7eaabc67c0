package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.network.Peer;
import dev.hoopoe.kubernetes.network.Policies;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** All connections that a rendering lets out of its pods, and in, written as {@code ticket -> directory:8102}. */
final class Connections {

    /** A host of the Internet, by both versions of the protocol, and what must not be taken for one. */
    static final Set<String> INTERNET = Set.of("internet", "internet6");

    static final Set<String> PRIVATE =
            Set.of("node", "metadata", "carrier", "private6", "link6", "private172", "private192");

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int KUBERNETES = 6443;
    private static final int DNS = 53;

    private final Set<Connection> out = new HashSet<>();
    private final Set<Connection> in = new HashSet<>();
    private final List<Peer> peers = new ArrayList<>();

    Connections(Manifests all) {
        all.workloads().stream().map(Connections::peer).forEach(peers::add);
        all.ofKind("Cluster")
                .forEach(cluster -> peers.add(Peer.inside(
                        "postgres",
                        Map.of("cnpg.io/cluster", cluster.name()),
                        Map.of("postgresql", 5432, "status", 8000, "metrics", 9187))));
        all.ofKind("Kafka").forEach(kafka -> {
            addStrimzi("kafka", kafka.name() + "-kafka", 9090, 9091, 9093, 8443);
            addStrimzi("entity-operator", kafka.name() + "-entity-operator");
            addStrimzi("exporter", kafka.name() + "-kafka-exporter", 9404);
        });
        peers.add(Peer.outside("dns", "kube-system", Map.of("k8s-app", "kube-dns"), DNS));
        peers.add(Peer.outside("prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus"), 9090));
        peers.add(Peer.outside("keda", "keda", Map.of("app.kubernetes.io/name", "keda-operator"), 8080));
        peers.add(Peer.outside("cnpg", "cnpg-system", Map.of("app.kubernetes.io/name", "cloudnative-pg"), HTTPS));
        peers.add(Peer.outside("strimzi", "strimzi", Map.of("strimzi.io/kind", "cluster-operator"), 8080));
        peers.add(Peer.outside("stranger", "default", Map.of("app.kubernetes.io/name", "gateway"), HTTPS));
        peers.add(Peer.outside("neighbour", "monitoring", Map.of(), HTTP));
        peers.add(Peer.inside("unknown", Map.of("app.kubernetes.io/part-of", "hoopoe"), Map.of("http", HTTP)));
        addAddresses();
        evaluate(new Policies(all));
    }

    /** Those of a rendering, evaluated once. */
    static Connections of(Manifests all) {
        return all.derived(Connections.class, Connections::new);
    }

    /** Those that policies let out of Hoopoe's pods. */
    Set<String> out(BiPredicate<Peer, Peer> which) {
        return texts(out, which);
    }

    /** Those that policies let into Hoopoe's pods. */
    Set<String> in(BiPredicate<Peer, Peer> which) {
        return texts(in, which);
    }

    /** The names of all pods of the namespace. */
    List<String> inside() {
        return peers.stream().filter(Peer::isInside).map(Peer::name).toList();
    }

    private record Connection(Peer from, Peer to, int port) {}

    private static Set<String> texts(Set<Connection> connections, BiPredicate<Peer, Peer> which) {
        return connections.stream()
                .filter(one -> which.test(one.from(), one.to()))
                .map(one -> one.from().name() + " -> " + one.to().name() + ":" + one.port())
                .collect(Collectors.toSet());
    }

    private void evaluate(Policies policies) {
        for (var from : peers) {
            for (var to : peers) {
                for (int port : to.ports().values()) {
                    if (from.isInside() && policies.letsOut(from, to, port)) {
                        out.add(new Connection(from, to, port));
                    }
                    if (to.isInside() && policies.letsIn(from, to, port)) {
                        in.add(new Connection(from, to, port));
                    }
                }
            }
        }
    }

    private void addAddresses() {
        peers.add(Peer.address("internet", "93.184.215.14", HTTP, HTTPS, KUBERNETES));
        peers.add(Peer.address("internet6", "2606:2800:21f:cb07::1", HTTP, HTTPS, KUBERNETES));
        peers.add(Peer.address("node", "10.0.0.1", HTTPS, KUBERNETES));
        peers.add(Peer.address("private172", "172.20.0.1", HTTPS, KUBERNETES));
        peers.add(Peer.address("private192", "192.168.3.4", HTTPS, KUBERNETES));
        peers.add(Peer.address("metadata", "169.254.169.254", HTTP, HTTPS));
        peers.add(Peer.address("carrier", "100.64.0.1", HTTPS));
        peers.add(Peer.address("private6", "fd00::1", HTTPS));
        peers.add(Peer.address("link6", "fe80::1", HTTPS));
    }

    private void addStrimzi(String name, String label, int... ports) {
        Map<String, Integer> byName = new HashMap<>();
        for (int port : ports) {
            byName.put(Integer.toString(port), port);
        }
        peers.add(Peer.inside(name, Map.of("strimzi.io/name", label), byName));
    }

    private static Peer peer(Workload workload) {
        return Peer.inside(workload.name(), workload.labels(), workload.ports());
    }
}
