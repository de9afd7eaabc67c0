package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import dev.hoopoe.kubernetes.rendering.Overlay;
import dev.hoopoe.kubernetes.rendering.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where services get their configuration from, and that it is one. */
final class ConfigurationRules {

    private static final List<String> KAFKA_LOGIN = List.of(
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_CERTIFICATES");

    private ConfigurationRules() {}

    /** A changed ConfigMap has another name, so that its pods are replaced, and those of the former release keep theirs. */
    static void hashed(Manifests all, Findings findings) {
        var used = new HashSet<String>();
        for (var holder : all.all().toList()) {
            for (var reference : List.of("configMapRef", "configMap", "configMapTargetRef", "configMapKeyRef")) {
                holder.body().findValues(reference).stream()
                        .flatMap(found -> found.isArray() ? Manifest.children(found).stream() : List.of(found).stream())
                        .map(found -> found.path("name").asText())
                        .forEach(used::add);
            }
        }
        var present = all.ofKind("ConfigMap").map(Manifest::name).toList();
        findings.requireSame("ConfigMap", used, present);
        present.forEach(name ->
                findings.require(name.matches(".*-[a-z0-9]{10}"), "ConfigMap %s keeps its name when it changes", name));
    }

    static void knownSecrets(Manifests all, Findings findings) {
        Map<String, Set<String>> known = ofOperators(all);
        all.overlay()
                .secrets()
                .all()
                .forEach(secret -> known.put(
                        secret.name(), Manifest.map(secret.at("/stringData")).keySet()));
        var documented = Facts.read(Overlay.ROOT.resolve("docs/kubernetes.md"));
        references(all).forEach((name, keys) -> {
            if (known.containsKey(name)) {
                findings.require(
                        known.get(name).containsAll(keys), "Secret %s has %s, not %s", name, known.get(name), keys);
            }
            findings.require(
                    known.containsKey(name) || documented.contains("| `" + name + "` |"),
                    "Nothing creates Secret %s, and docs/kubernetes.md does not document it",
                    name);
        });
        all.ofKind("Secret").forEach(secret -> findings.require(false, "%s is written down", secret.id()));
        all.workloads().forEach(workload -> requireSecrets(workload, findings));
        all.services().forEach(service -> requireReferences(service, all, findings));
    }

    /** A pod starts without those keys of Secrets alone that exist only while a secret is changed. */
    private static void requireSecrets(Workload workload, Findings findings) {
        for (var reference : workload.pod().findParents("optional")) {
            findings.require(
                    isOfChange(reference.path("key").asText()),
                    "%s starts without one of its Secrets",
                    workload.name());
        }
        for (var reference : workload.pod().findValues("secretKeyRef")) {
            var key = reference.path("key").asText();
            findings.require(
                    !isOfChange(key) || reference.path("optional").asBoolean(),
                    "%s does not start while %s is not there, as usual",
                    workload.name(),
                    key);
        }
    }

    /** While a secret is changed, its Secret has two (docs/decisions/0078). */
    private static boolean isOfChange(String key) {
        return key.startsWith("next-") || key.startsWith("former-");
    }

    static void knownVariables(Manifests all, Findings findings) {
        all.services()
                .forEach(service -> service.variables(all)
                        .keySet()
                        .forEach(variable -> findings.require(
                                VariableNames.isKnown(variable, service.name()),
                                "%s is no variable of %s",
                                variable,
                                service.name())));
    }

    static void settable(Manifests all, Findings findings) {
        all.services()
                .forEach(service -> service.variables(all)
                        .keySet()
                        .forEach(variable -> findings.require(
                                VariableNames.isSettable(variable),
                                "%s of %s does nothing: it is fixed when the image is built",
                                variable,
                                service.name())));
    }

    /** A variable in two places hides one of its values. */
    static void setOnce(Manifests all, Findings findings) {
        all.services().forEach(service -> {
            var names = service.variableNames(all);
            var once = new HashSet<String>();
            names.forEach(name -> findings.require(once.add(name), "%s of %s is set twice", name, service.name()));
        });
    }

    static void needed(Manifests all, Findings findings) {
        for (var service : all.services()) {
            var wanted = NeededVariables.of(service.name());
            if (all.overlay() == Overlay.PRODUCTION) {
                wanted.addAll(KAFKA_LOGIN);
            }
            var variables = service.variables(all);
            wanted.removeAll(variables.keySet());
            findings.require(wanted.isEmpty(), "%s lacks %s", service.name(), wanted);
            findings.require(
                    "0.0.0.0".equals(variables.get("QUARKUS_HTTP_HOST"))
                            && "0.0.0.0".equals(variables.get("QUARKUS_MANAGEMENT_HOST")),
                    "%s does not listen on the address of its pod",
                    service.name());
        }
    }

    /** What looks like a secret by its name comes from a Secret. */
    private static void requireReferences(Workload service, Manifests all, Findings findings) {
        service.variables(all)
                .forEach((variable, value) -> findings.require(
                        value.isEmpty() || !variable.matches(".*_(SECRET|PASSWORD|JAAS_CONFIG)"),
                        "%s of %s is written down",
                        variable,
                        service.name()));
    }

    private static Map<String, Set<String>> ofOperators(Manifests all) {
        Map<String, Set<String>> made = new HashMap<>();
        all.ofKind("Cluster").forEach(cluster -> made.put(cluster.name() + "-ca", Set.of("ca.crt")));
        all.ofKind("Kafka").forEach(kafka -> {
            made.put(kafka.name() + "-cluster-ca-cert", Set.of("ca.crt"));
            var prefix = kafka.text("/spec/entityOperator/userOperator/secretPrefix");
            all.ofKind("KafkaUser")
                    .forEach(user -> made.put(prefix + user.name(), Set.of("password", "sasl.jaas.config")));
        });
        return made;
    }

    /** Names and keys of all Secrets that something refers to. */
    private static Map<String, Set<String>> references(Manifests all) {
        Map<String, Set<String>> references = new HashMap<>();
        for (var document : all.all().toList()) {
            List<JsonNode> nodes = new ArrayList<>();
            for (var field : List.of("secretKeyRef", "accessKeyId", "secretAccessKey", "passwordSecret")) {
                nodes.addAll(document.body().findValues(field));
            }
            for (var field : List.of("secretTargetRef", "certificateRefs")) {
                document.body().findValues(field).forEach(found -> nodes.addAll(Manifest.children(found)));
            }
            for (var secret : nodes) {
                var key = secret.path("key").asText();
                add(references, secret.path("name").asText(), isOfChange(key) ? "" : key);
            }
            for (var volume : document.body().findValues("secret")) {
                var name = volume.path("secretName").asText(volume.path("name").asText());
                Manifest.children(volume.path("items"))
                        .forEach(item -> add(references, name, item.path("key").asText()));
            }
        }
        return references;
    }

    private static void add(Map<String, Set<String>> references, String name, String key) {
        var keys = references.computeIfAbsent(name.toLowerCase(Locale.ROOT), unused -> new TreeSet<>());
        if (!key.isEmpty()) {
            keys.add(key);
        }
    }
}
