package dev.hoopoe.kubernetes.faults;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import java.util.function.Consumer;

/** Changes to a rendering, in a few words. */
final class Planting {

    /** The pod of a Deployment's or StatefulSet's template. */
    static final String POD = "/spec/template/spec";

    /** Its first container. */
    static final String CONTAINER = POD + "/containers/0";

    private static final YAMLMapper YAML = new YAMLMapper();

    private Planting() {}

    /** Sets what a JSON pointer leads to in a document to a value that is written as YAML. */
    static Consumer<Manifests> set(String id, String pointer, String yaml) {
        return all -> set(all.get(id), pointer, yaml);
    }

    /** Sets an entry of the ConfigMap whose name begins so. */
    static Consumer<Manifests> variable(String configMap, String variable, String value) {
        return all -> set(
                all.configMap(configMap),
                "/data/" + variable,
                YAML.getNodeFactory().textNode(value).toString());
    }

    static Consumer<Manifests> removeVariable(String configMap, String variable) {
        return all -> remove(all.configMap(configMap), "/data/" + variable);
    }

    static Consumer<Manifests> remove(String id, String pointer) {
        return all -> remove(all.get(id), pointer);
    }

    static Consumer<Manifests> removeDocument(String id) {
        return all -> all.remove(document -> document.id().equals(id));
    }

    static Consumer<Manifests> add(String yaml) {
        return all -> all.add(yaml);
    }

    /** Adds a document of this kind with a name and labels and nothing else. */
    static Consumer<Manifests> addKind(String apiVersion, String kind) {
        return add("{apiVersion: " + apiVersion + ", kind: " + kind + ", metadata: {name: x, namespace: hoopoe, labels:"
                + " {app.kubernetes.io/name: x, app.kubernetes.io/part-of: hoopoe}}}");
    }

    private static void set(Manifest document, String pointer, String yaml) {
        var path = JsonPointer.compile(pointer);
        var parent = document.body().at(path.head());
        var value = read(yaml);
        if (parent instanceof ObjectNode object) {
            object.set(path.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array) {
            if (path.last().getMatchingProperty().equals("-")) {
                array.add(value);
            } else {
                array.set(path.last().getMatchingIndex(), value);
            }
        } else {
            throw new AssertionError(document.id() + " has no " + path.head());
        }
    }

    private static void remove(Manifest document, String pointer) {
        var path = JsonPointer.compile(pointer);
        var parent = document.body().at(path.head());
        var removed = parent instanceof ObjectNode object
                ? object.remove(path.last().getMatchingProperty())
                : ((ArrayNode) parent).remove(path.last().getMatchingIndex());
        if (removed == null) {
            throw new AssertionError(document.id() + " has no " + pointer);
        }
    }

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }
}
