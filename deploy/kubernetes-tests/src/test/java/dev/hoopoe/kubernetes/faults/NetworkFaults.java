package dev.hoopoe.kubernetes.faults;

import static dev.hoopoe.kubernetes.faults.Faults.local;
import static dev.hoopoe.kubernetes.faults.Faults.production;
import static dev.hoopoe.kubernetes.faults.Planting.addKind;
import static dev.hoopoe.kubernetes.faults.Planting.remove;
import static dev.hoopoe.kubernetes.faults.Planting.removeDocument;
import static dev.hoopoe.kubernetes.faults.Planting.set;
import static dev.hoopoe.kubernetes.rules.ManifestRule.*;

import java.util.List;

/** Faults in network policies. */
final class NetworkFaults {

    private static final String INTERNET = "NetworkPolicy/internet";
    private static final String STRANGER = "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: default}}}";
    private static final String FROM = "/spec/ingress/0/from/0/podSelector/matchExpressions/0/values";

    private NetworkFaults() {}

    static List<Fault> all() {
        return List.of(
                local(DEFAULT_DENY, "missing", removeDocument("NetworkPolicy/default-deny")),
                local(DEFAULT_DENY, "one way", set("NetworkPolicy/default-deny", "/spec/policyTypes", "[Ingress]")),
                local(CALLS_AS_IN_THE_CODE, "backwards", set("NetworkPolicy/messaging", FROM + "/-", "auth")),
                local(CALLS_AS_IN_THE_CODE, "call cut off", remove("NetworkPolicy/ticket", "/spec/egress/1")),
                local(CALLS_AS_IN_THE_CODE, "caller kept out", set("NetworkPolicy/auth", FROM, "[directory]")),
                local(
                        CALLS_AS_IN_THE_CODE,
                        "management port",
                        remove("NetworkPolicy/directory", "/spec/ingress/0/ports")),
                local(CALLS_AS_IN_THE_CODE, "other gateways", remove("NetworkPolicy/gateway", "/spec/egress/4")),
                local(
                        DNS_REACHED,
                        "other port",
                        set("NetworkPolicy/dns", "/spec/egress/0/ports", "[{port: 5353, protocol: UDP}]")),
                local(
                        DNS_REACHED,
                        "not for all",
                        set("NetworkPolicy/dns", "/spec/podSelector", "{matchLabels: {a: b}}")),
                local(DATABASE_REACHED, "gateway", set("NetworkPolicy/postgres", FROM + "/-", "gateway")),
                production(DATABASE_REACHED, "operator cut off", remove("NetworkPolicy/postgres", "/spec/ingress/2")),
                production(DATABASE_REACHED, "no replication", remove("NetworkPolicy/postgres", "/spec/egress/0")),
                local(
                        BROKER_REACHED,
                        "another namespace",
                        set("NetworkPolicy/kafka", "/spec/ingress/0/from/-", STRANGER)),
                production(BROKER_REACHED, "brokers cut off", remove("NetworkPolicy/kafka", "/spec/ingress/1")),
                production(BROKER_REACHED, "KEDA cut off", removeDocument("NetworkPolicy/kafka-keda")),
                production(
                        PROMETHEUS_REACHES_MANAGEMENT, "cut off", removeDocument("NetworkPolicy/prometheus-services")),
                production(
                        PROMETHEUS_REACHES_MANAGEMENT,
                        "port for requests",
                        set("NetworkPolicy/prometheus-services", "/spec/ingress/0/ports/-", "{port: http}")),
                local(
                        INTERNET_FOR_AUTH_AND_MESSAGING,
                        "ticket",
                        set(INTERNET, "/spec/podSelector/matchExpressions/0/values/-", "ticket")),
                local(
                        INTERNET_FOR_AUTH_AND_MESSAGING,
                        "cloud metadata",
                        remove(INTERNET, "/spec/egress/0/to/0/ipBlock/except/4")),
                local(
                        INTERNET_FOR_AUTH_AND_MESSAGING,
                        "a private range",
                        remove(INTERNET, "/spec/egress/0/to/0/ipBlock/except/5")),
                local(INTERNET_FOR_AUTH_AND_MESSAGING, "no webhooks", removeDocument(INTERNET)),
                local(INTERNET_FOR_AUTH_AND_MESSAGING, "every port", remove(INTERNET, "/spec/egress/0/ports")),
                production(
                        INTERNET_FOR_AUTH_AND_MESSAGING,
                        "database without Kubernetes API",
                        remove("NetworkPolicy/postgres", "/spec/egress/1")),
                local(STRANGERS_AT_THE_DOOR_ONLY, "door shut", remove("NetworkPolicy/gateway", "/spec/ingress/0")),
                local(
                        STRANGERS_AT_THE_DOOR_ONLY,
                        "management port",
                        set(
                                "NetworkPolicy/gateway",
                                "/spec/ingress/-",
                                "{from: [" + STRANGER + "], ports: [{port: management}]}")),
                production(
                        BROKER_LISTENER_IS_CLOSED,
                        "open to all pods",
                        remove("Kafka/hoopoe", "/spec/kafka/listeners/0/networkPolicyPeers")),
                production(
                        BROKER_LISTENER_IS_CLOSED,
                        "no TLS",
                        set("Kafka/hoopoe", "/spec/kafka/listeners/0/tls", "false")),
                local(ONLY_THE_GATEWAY_OUTSIDE, "node port", set("Service/ticket", "/spec/type", "NodePort")),
                local(ONLY_THE_GATEWAY_OUTSIDE, "ingress", addKind("networking.k8s.io/v1", "Ingress")),
                production(
                        ONLY_THE_GATEWAY_OUTSIDE,
                        "route",
                        set("HTTPRoute/desk", "/spec/rules/0/backendRefs/-", "{name: messaging, port: 8104}")),
                production(
                        TLS_AT_THE_DOOR,
                        "plain route",
                        set("HTTPRoute/desk", "/spec/parentRefs/0/sectionName", "http")),
                production(
                        TLS_AT_THE_DOOR,
                        "passed on",
                        set("Gateway/hoopoe", "/spec/listeners/0/tls/mode", "Passthrough")));
    }
}
