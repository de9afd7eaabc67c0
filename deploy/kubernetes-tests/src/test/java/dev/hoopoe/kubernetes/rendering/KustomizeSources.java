package dev.hoopoe.kubernetes.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files that Kustomize reads, before it renders them. */
public final class KustomizeSources {

    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "resources",
            "components",
            "labels",
            "images",
            "patches",
            "configMapGenerator",
            "configurations");
    private static final Set<String> FOLDERS = Set.of("resources", "components");
    private static final int LINES_OF_README = 3;

    private final Path root;

    /** @param root {@code deploy/kubernetes} or a copy of it */
    public KustomizeSources(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** What is wrong with them, one text each. */
    public List<String> findings() throws IOException {
        List<String> findings = new ArrayList<>();
        Set<Path> used = new TreeSet<>();
        for (var file : files("kustomization.yaml")) {
            var body = Manifests.YAML.readTree(file.toFile());
            body.fieldNames().forEachRemaining(field -> {
                if (!FIELDS.contains(field)) {
                    findings.add(name(file) + " has the field " + field + ", which is deprecated or not used here");
                }
            });
            FOLDERS.forEach(field -> addReferences(file, body.path(field), used, findings));
        }
        try (Stream<Path> components = Files.list(root.resolve("components"))) {
            components.sorted().forEach(component -> {
                if (!used.contains(component)) {
                    findings.add(name(component) + " is used by no overlay");
                }
                if (linesOfReadme(component) != LINES_OF_README) {
                    findings.add(name(component) + " has no README of three lines");
                }
            });
        }
        return findings;
    }

    private void addReferences(Path file, JsonNode references, Set<Path> used, List<String> findings) {
        for (var reference : Manifest.texts(references)) {
            var target = file.resolveSibling(reference).normalize();
            if (!target.startsWith(root) || !Files.exists(target)) {
                findings.add(name(file) + " takes " + reference + " from elsewhere");
            } else if (!file.getParent().startsWith(target)) {
                used.add(target);
            }
        }
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString();
    }

    /** Its heading and the lines of its text. */
    private static long linesOfReadme(Path component) {
        try (Stream<String> lines = Files.lines(component.resolve("README.md"))) {
            return lines.filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
