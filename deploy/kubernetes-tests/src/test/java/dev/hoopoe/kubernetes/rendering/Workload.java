package dev.hoopoe.kubernetes.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Deployment or StatefulSet. */
public record Workload(Manifest manifest) {

    /** The name: for one of the five services {@code ticket} and the like. */
    public String name() {
        return manifest.name();
    }

    public JsonNode pod() {
        return manifest.at("/spec/template/spec");
    }

    public Map<String, String> labels() {
        return Manifest.map(manifest.at("/spec/template/metadata/labels"));
    }

    /** Those of its containers and init containers. */
    public List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>(Manifest.children(pod().path("initContainers")));
        all.addAll(Manifest.children(pod().path("containers")));
        return all;
    }

    /** The first container, which is the service. */
    public JsonNode container() {
        return pod().path("containers").path(0);
    }

    /** Port numbers by their names. */
    public Map<String, Integer> ports() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Manifest.children(container().path("ports"))
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }

    /** The names of the variables of its first container, in each place where one is set. */
    public List<String> variableNames(Manifests all) {
        List<String> names = new ArrayList<>();
        for (var source : Manifest.children(container().path("envFrom"))) {
            all.find("ConfigMap/" + source.at("/configMapRef/name").asText())
                    .ifPresent(map -> map.at("/data").fieldNames().forEachRemaining(names::add));
        }
        names.addAll(container().path("env").findValuesAsText("name").stream()
                .filter(name -> name.matches("[A-Z0-9_]+"))
                .toList());
        return names;
    }

    /** The variables of its first container with their values; of those from a Secret the value is empty. */
    public Map<String, String> variables(Manifests all) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (var source : Manifest.children(container().path("envFrom"))) {
            var name = source.at("/configMapRef/name").asText();
            all.find("ConfigMap/" + name).ifPresent(map -> variables.putAll(Manifest.map(map.at("/data"))));
        }
        for (var variable : Manifest.children(container().path("env"))) {
            variables.put(variable.path("name").asText(), variable.path("value").asText());
        }
        return variables;
    }
}
