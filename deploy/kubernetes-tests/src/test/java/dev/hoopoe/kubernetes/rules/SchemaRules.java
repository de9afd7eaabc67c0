package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * That documents have only fields that exist, in the current version of each API. Kubernetes, the Gateway API,
 * Prometheus' operator and Strimzi by their Java classes; KEDA and CloudNativePG, for which there are none, by a
 * JSON Schema of the fields in use.
 */
final class SchemaRules {

    private static final String STRIMZI = "kafka.strimzi.io/v1 ";

    private static final Map<String, Class<?>> CLASSES = Map.ofEntries(
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("gateway.networking.k8s.io/v1 Gateway", Gateway.class),
            Map.entry("gateway.networking.k8s.io/v1 HTTPRoute", HTTPRoute.class),
            Map.entry("monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class),
            Map.entry(STRIMZI + "Kafka", Kafka.class),
            Map.entry(STRIMZI + "KafkaNodePool", KafkaNodePool.class),
            Map.entry(STRIMZI + "KafkaTopic", KafkaTopic.class),
            Map.entry(STRIMZI + "KafkaUser", KafkaUser.class));

    /** Each is refused by a rule of its own, with its reason. */
    private static final Set<String> REFUSED_ELSEWHERE = Set.of(
            "ClusterRole",
            "ClusterRoleBinding",
            "GRPCRoute",
            "Ingress",
            "Job",
            "Pooler",
            "Role",
            "RoleBinding",
            "Secret",
            "TCPRoute",
            "TLSRoute");

    private static final StrictReader READER = new StrictReader();
    private static final Map<String, JsonSchema> SCHEMAS = schemas();

    private SchemaRules() {}

    static void strict(Manifests all, Findings findings) {
        all.all().forEach(document -> {
            var type = CLASSES.get(version(document));
            var schema = SCHEMAS.get(version(document));
            if (type != null) {
                READER.fault(document.body(), type)
                        .ifPresent(fault -> findings.require(false, "%s: %s", document.id(), fault));
            } else if (schema != null) {
                schema.validate(document.body())
                        .forEach(fault -> findings.require(false, "%s: %s", document.id(), fault.getMessage()));
            }
        });
    }

    /** Only kinds and versions that are known to be current, and no deprecated field. */
    static void current(Manifests all, Findings findings) {
        all.all().forEach(document -> {
            var type = CLASSES.get(version(document));
            findings.require(
                    type != null
                            || SCHEMAS.containsKey(version(document))
                            || REFUSED_ELSEWHERE.contains(document.kind()),
                    "%s is %s, which is not known or not current",
                    document.id(),
                    document.apiVersion());
            if (type != null) {
                READER.deprecated(document.body(), type)
                        .forEach(
                                path -> findings.require(false, "%s has %s, which is deprecated", document.id(), path));
            }
        });
    }

    private static String version(Manifest document) {
        return document.apiVersion() + " " + document.kind();
    }

    private static Map<String, JsonSchema> schemas() {
        Map<String, JsonSchema> schemas = new TreeMap<>();
        var factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        try (var file = SchemaRules.class.getResourceAsStream("operators.schema.json")) {
            for (JsonNode schema : new ObjectMapper().readTree(file)) {
                var properties = schema.path("properties");
                schemas.put(
                        properties.at("/apiVersion/const").asText() + " "
                                + properties.at("/kind/const").asText(),
                        factory.getSchema(schema));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schemas;
    }
}
