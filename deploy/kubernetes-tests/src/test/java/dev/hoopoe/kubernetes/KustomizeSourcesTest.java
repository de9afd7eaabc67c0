package dev.hoopoe.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hoopoe.kubernetes.rendering.KustomizeSources;
import dev.hoopoe.kubernetes.rendering.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every component is used and explained, nothing comes from the network, no field of Kustomize is deprecated. */
class KustomizeSourcesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void copySources() throws IOException {
        try (var files = Files.walk(Overlay.FOLDER)) {
            for (var file : files.toList()) {
                var copy = folder.resolve(Overlay.FOLDER.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    @Test
    void sourcesAreInOrder() throws IOException {
        assertEquals(List.of(), findings());
    }

    @Test
    void componentOfNoOverlayIsFound() throws IOException {
        replace("overlays/production/kustomization.yaml", "  - ../../components/monitoring\n", "");

        assertEquals(List.of("components/monitoring is used by no overlay"), findings());
    }

    @Test
    void componentWithoutExplanationIsFound() throws IOException {
        Files.writeString(folder.resolve("components/strimzi/README.md"), "# strimzi\n");

        assertEquals(List.of("components/strimzi has no README of three lines"), findings());
    }

    @Test
    void resourceOfTheNetworkIsFound() throws IOException {
        replace("base/kustomization.yaml", "  - network\n", "  - network\n  - https://example.com/crds.yaml\n");

        assertEquals(List.of("base/kustomization.yaml takes https://example.com/crds.yaml from elsewhere"), findings());
    }

    @Test
    void deprecatedFieldIsFound() throws IOException {
        replace("base/kustomization.yaml", "namespace: hoopoe\n", "namespace: hoopoe\ncommonLabels: {a: b}\n");

        assertEquals(
                List.of("base/kustomization.yaml has the field commonLabels, which is deprecated or not used here"),
                findings());
    }

    private List<String> findings() throws IOException {
        return new KustomizeSources(folder).findings();
    }

    private void replace(String file, String text, String other) throws IOException {
        var path = folder.resolve(file);
        var before = Files.readString(path);
        var after = before.replace(text, other);
        assertEquals(before.length() - text.length() + other.length(), after.length(), file);
        Files.writeString(path, after);
    }
}
