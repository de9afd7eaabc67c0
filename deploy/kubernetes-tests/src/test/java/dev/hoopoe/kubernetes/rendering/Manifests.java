package dev.hoopoe.kubernetes.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All documents of one overlay. */
public final class Manifests {

    static final YAMLMapper YAML = new YAMLMapper();

    private final Overlay overlay;
    private final List<Manifest> documents;
    private final Map<Class<?>, Object> derived = new HashMap<>();

    private Manifests(Overlay overlay, List<Manifest> documents) {
        this.overlay = overlay;
        this.documents = documents;
    }

    static Manifests parse(Overlay overlay, String yaml) {
        List<Manifest> documents = new ArrayList<>();
        try (var values = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            values.forEachRemaining(body -> documents.add(new Manifest(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(overlay, documents);
    }

    public Overlay overlay() {
        return overlay;
    }

    public Stream<Manifest> all() {
        return documents.stream();
    }

    public Stream<Manifest> ofKind(String... kinds) {
        var wanted = Set.of(kinds);
        return documents.stream().filter(document -> wanted.contains(document.kind()));
    }

    /** The document of this kind and name, such as {@code Deployment/ticket}. */
    public Optional<Manifest> find(String id) {
        return documents.stream().filter(document -> document.id().equals(id)).findFirst();
    }

    /** As {@link #find}; fails when there is none. */
    public Manifest get(String id) {
        return find(id).orElseThrow(() -> new AssertionError("There is no " + id + " in " + overlay));
    }

    /** The data of the ConfigMap whose name begins with this, before the hash. */
    public Manifest configMap(String name) {
        return ofKind("ConfigMap")
                .filter(map -> map.name().matches(name + "-[a-z0-9]{10}"))
                .findFirst()
                .orElseThrow();
    }

    /** What runs pods by a template of ours. */
    public List<Workload> workloads() {
        return ofKind("Deployment", "StatefulSet").map(Workload::new).toList();
    }

    /** Hoopoe's five services. */
    public List<Workload> services() {
        return ofKind("Deployment").map(Workload::new).toList();
    }

    /** What is derived from all documents, by the first call; they must not change afterwards. */
    public <T> T derived(Class<T> type, Function<Manifests, T> derivation) {
        return type.cast(derived.computeIfAbsent(type, unused -> derivation.apply(this)));
    }

    /** A copy of its own, for faults. */
    public Manifests copy() {
        return new Manifests(
                overlay,
                new ArrayList<>(documents.stream()
                        .map(document -> new Manifest(document.body().deepCopy()))
                        .toList()));
    }

    public void remove(Predicate<Manifest> which) {
        if (!documents.removeIf(which)) {
            throw new AssertionError("Nothing was removed");
        }
    }

    /** Adds a document that is written as YAML. */
    public void add(String yaml) {
        try {
            documents.add(new Manifest((ObjectNode) YAML.readTree(yaml)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    /** Whether a label selector ({@code matchLabels} and {@code matchExpressions} with In) selects these labels. */
    public static boolean selects(JsonNode selector, Map<String, String> labels) {
        var byLabels = Manifest.map(selector.path("matchLabels")).entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
        return byLabels
                && Manifest.children(selector.path("matchExpressions")).stream()
                        .allMatch(expression -> matches(expression, labels));
    }

    private static boolean matches(JsonNode expression, Map<String, String> labels) {
        if (!expression.path("operator").asText().equals("In")) {
            throw new UnsupportedOperationException(expression.toString());
        }
        var value = labels.get(expression.path("key").asText());
        return value != null && Manifest.texts(expression.path("values")).contains(value);
    }
}
