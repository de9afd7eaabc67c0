package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file for each service with the variables with which it runs in an IDE or a container, one {@code NAME=value} a
 * line as in {@code docker run --env-file}: values are not quoted.
 */
final class EnvironmentFiles {

    /** What services read; the rest of the caller's environment is not passed on. */
    private static final Pattern READ_BY_SERVICES = Pattern.compile("(HOOPOE|QUARKUS|KAFKA)_\\w+");

    /** Only the launcher, which knows of further replicas, writes that file. */
    private static final Set<String> OF_REPLICAS = Set.of("HOOPOE_PEERS_FILE", "HOOPOE_GATEWAY_REPLICAS_FILE");

    private final Path folder;

    EnvironmentFiles(Path folder) {
        this.folder = folder;
    }

    void write(Service service, Map<String, String> variables) {
        String lines = new TreeMap<>(variables)
                .entrySet().stream()
                        .filter(variable ->
                                READ_BY_SERVICES.matcher(variable.getKey()).matches())
                        .filter(variable -> !OF_REPLICAS.contains(variable.getKey()))
                        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                        .collect(Collectors.joining());
        Path file = folder.resolve(service.wireName() + ".env");
        try {
            OwnerOnly.createFolders(folder);
            OwnerOnly.write(file, lines);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
