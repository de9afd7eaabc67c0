package dev.hoopoe.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The NetworkPolicies of a rendering, read as a network plugin reads them. A pod without a policy counts as closed. */
public final class Policies {

    private final List<Manifest> policies;
    private final Map<Peer, List<JsonNode>> egress = new HashMap<>();
    private final Map<Peer, List<JsonNode>> ingress = new HashMap<>();

    public Policies(Manifests all) {
        this.policies = all.ofKind("NetworkPolicy").toList();
    }

    /** Whether the policies of {@code from} let it open a connection to a port of {@code to}. */
    public boolean letsOut(Peer from, Peer to, int port) {
        return egress.computeIfAbsent(from, subject -> rules(subject, "Egress", "/spec/egress")).stream()
                .anyMatch(rule -> matches(rule.path("to"), to) && hasPort(rule.path("ports"), to, port));
    }

    /** Whether the policies of {@code to} let a connection of {@code from} in at a port. */
    public boolean letsIn(Peer from, Peer to, int port) {
        return ingress.computeIfAbsent(to, subject -> rules(subject, "Ingress", "/spec/ingress")).stream()
                .anyMatch(rule -> matches(rule.path("from"), from) && hasPort(rule.path("ports"), to, port));
    }

    private List<JsonNode> rules(Peer subject, String type, String rules) {
        return policies.stream()
                .filter(policy -> Manifest.texts(policy.at("/spec/policyTypes")).contains(type))
                .filter(policy -> Manifests.selects(policy.at("/spec/podSelector"), subject.labels()))
                .flatMap(policy -> Manifest.children(policy.at(rules)).stream())
                .toList();
    }

    private static boolean matches(JsonNode peers, Peer peer) {
        return peers.isMissingNode() || Manifest.children(peers).stream().anyMatch(one -> matchesOne(one, peer));
    }

    private static boolean matchesOne(JsonNode selector, Peer peer) {
        if (selector.has("ipBlock")) {
            var block = selector.path("ipBlock");
            return AddressRange.parse(block.path("cidr").asText()).contains(peer.address())
                    && Manifest.texts(block.path("except")).stream()
                            .map(AddressRange::parse)
                            .noneMatch(range -> range.contains(peer.address()));
        }
        var namespace = selector.has("namespaceSelector")
                ? peer.namespace() != null
                        && Manifests.selects(
                                selector.path("namespaceSelector"),
                                Map.of("kubernetes.io/metadata.name", peer.namespace()))
                : peer.isInside();
        return namespace && Manifests.selects(selector.path("podSelector"), peer.labels());
    }

    private static boolean hasPort(JsonNode ports, Peer listener, int port) {
        return ports.isMissingNode()
                || Manifest.children(ports).stream()
                        .map(one -> one.path("port"))
                        .anyMatch(one -> one.isInt()
                                ? one.asInt() == port
                                : Integer.valueOf(port).equals(listener.ports().get(one.asText())));
    }
}
