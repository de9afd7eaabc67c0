package dev.hoopoe.kubernetes.rules;

import dev.hoopoe.kubernetes.rendering.Overlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code deploy/docker/compose.yaml}, its anchors resolved.
 *
 * @param services the containers by name, each with its fields
 * @param secrets the folder that {@code deploy/docker/make-secrets} made
 */
record ComposeFile(Map<String, Map<String, Object>> services, Path secrets) {

    private static final Path FOLDER = Overlay.ROOT.resolve("deploy/docker");

    static ComposeFile read(Path secrets) throws IOException, InterruptedException {
        var process = new ProcessBuilder(FOLDER.resolve("make-secrets").toString(), secrets.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("make-secrets failed");
        }
        Map<String, Map<String, Map<String, Object>>> file =
                new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
        return new ComposeFile(file.get("services"), secrets);
    }

    String text(String service, String field) {
        return String.valueOf(services.get(service).get(field));
    }

    /** The variables that are written in the file. */
    Map<String, String> written(String service) {
        var variables = (Map<?, ?>) services.get(service).getOrDefault("environment", Map.of());
        return variables.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().toString(),
                        entry -> entry.getValue().toString()));
    }

    /** The variables of its file of secrets. */
    Map<String, String> secret(String service) {
        var file = Path.of(text(service, "env_file")).getFileName();
        try {
            return Files.readAllLines(secrets.resolve(file)).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> all(String service) {
        Map<String, String> variables = new LinkedHashMap<>(written(service));
        variables.putAll(secret(service));
        return variables;
    }
}
