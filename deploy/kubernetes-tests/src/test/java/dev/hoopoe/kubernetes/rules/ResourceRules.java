package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Manifest;
import dev.hoopoe.kubernetes.rendering.Manifests;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What pods take, and of which images they are. */
final class ResourceRules {

    private static final String PINNED = ".+(:[0-9]+[.][0-9][-.a-z0-9]*|@sha256:[0-9a-f]{64})";

    private ResourceRules() {}

    static void requests(Manifests all, Findings findings) {
        PodRules.forEachContainer(all, (workload, container) -> {
            var requests = Manifest.map(container.at("/resources/requests"));
            findings.require(
                    requests.containsKey("cpu") && requests.containsKey("memory"),
                    "%s does not request processor and memory",
                    workload.name());
        });
    }

    /** The limit is the request: a pod above its request is the first that a full node kills. */
    static void memoryLimit(Manifests all, Findings findings) {
        PodRules.forEachContainer(all, (workload, container) -> {
            var limit = container.at("/resources/limits/memory").asText();
            var request = container.at("/resources/requests/memory").asText(limit);
            findings.require(
                    !limit.isEmpty() && limit.equals(request),
                    "%s may take %s of memory and requests %s",
                    workload.name(),
                    limit,
                    request);
        });
    }

    static void ephemeralStorage(Manifests all, Findings findings) {
        PodRules.forEachContainer(
                all,
                (workload, container) -> findings.require(
                        container.at("/resources/requests").has("ephemeral-storage")
                                && container.at("/resources/limits").has("ephemeral-storage"),
                        "%s does not bound what it writes",
                        workload.name()));
    }

    static void sizeOfEmptyDir(Manifests all, Findings findings) {
        all.workloads()
                .forEach(workload -> Manifest.children(workload.pod().path("volumes"))
                        .forEach(volume -> findings.require(
                                !volume.has("emptyDir")
                                        || volume.path("emptyDir").has("sizeLimit"),
                                "Volume %s of %s has no limit",
                                volume.path("name").asText(),
                                workload.name())));
    }

    static void pinnedImage(Manifests all, Findings findings) {
        PodRules.forEachContainer(
                all,
                (workload, container) -> findings.require(
                        container.path("image").asText().matches(PINNED),
                        "%s runs %s, which is not one version",
                        workload.name(),
                        container.path("image").asText()));
        all.ofKind("Cluster")
                .forEach(cluster -> findings.require(
                        cluster.text("/spec/imageName").matches(PINNED), "%s has no pinned image", cluster.id()));
        all.ofKind("Kafka")
                .forEach(kafka -> findings.require(
                        kafka.text("/spec/kafka/version").matches("[0-9.]+"), "%s has no version", kafka.id()));
    }

    static void oneRelease(Manifests all, Findings findings) {
        Map<String, Set<String>> releases = all.services().stream()
                .map(service -> service.container().path("image").asText())
                .collect(Collectors.groupingBy(
                        image -> image.replaceFirst(".*[:@]", ""),
                        Collectors.mapping(image -> image.replaceFirst("[:@].*", ""), Collectors.toSet())));
        findings.require(releases.size() == 1, "There is more than one release: %s", releases);
        findings.require(
                releases.containsKey(Facts.release()),
                "The images are of %s, and deploy/docker/build makes %s",
                releases.keySet(),
                Facts.release());
        all.services()
                .forEach(service -> findings.require(
                        service.container().path("image").asText().matches("(.*/)?hoopoe/" + service.name() + "[:@].*"),
                        "%s runs the image of another service",
                        service.name()));
    }
}
