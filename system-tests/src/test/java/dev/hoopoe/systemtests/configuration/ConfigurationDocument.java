package dev.hoopoe.systemtests.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document of all configuration keys, as the sources have them. */
final class ConfigurationDocument {

    private static final String HEAD = """
            # Configuration

            Written from the Javadoc of the configuration mappings by `ConfigurationDocumentTest`: do not edit. Write it anew with
            `mvn -B verify -pl system-tests -am -Dtest=ConfigurationDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs -Dhoopoe.configuration=write`.

            A key is set by a system property of its name, or by an environment variable in upper case with `_` for every other
            character: `hoopoe.keys.rotate-after` is `HOOPOE_KEYS_ROTATE_AFTER`. An unknown key below a prefix that is listed here
            stops the start. Durations are ISO 8601 (`PT5M`), bytes take `K` and `M`. A default such as `${hoopoe.auth.url:…}` is the
            value of that key, or else what follows the colon. The launcher's variables are in `./hoopoe help`.
            """;

    private static final List<String> SERVICES =
            List.of("auth-service", "directory-service", "ticket-service", "messaging-service", "gateway");

    private final Path root;
    private final MappingSources sources;

    ConfigurationDocument(Path root) throws IOException {
        this.root = root;
        var mappings = new ArrayList<>(mappingsOf("common"));
        SERVICES.forEach(service -> mappings.addAll(mappingsOf(service)));
        this.sources = new MappingSources(mappings);
    }

    String text() {
        var shared = keysOf("common");
        var sections = new ArrayList<String>();
        sections.add(HEAD);
        sections.add(
                section("All services but the gateway", shared.values().stream().toList()));
        SERVICES.forEach(service -> sections.add(section(service, keysOf(service, shared))));
        return String.join("\n", sections);
    }

    /** The service's own keys, and those of all services for which it has another default. */
    private List<ConfigurationKey> keysOf(String service, Map<String, ConfigurationKey> shared) {
        var keys = keysOf(service);
        var set = propertiesOf(service);
        set.stringPropertyNames().stream()
                .filter(name -> shared.containsKey(name) || keys.containsKey(name))
                .forEach(name ->
                        keys.put(name, keys.getOrDefault(name, shared.get(name)).withDefault(set.getProperty(name))));
        return List.copyOf(keys.values());
    }

    private Map<String, ConfigurationKey> keysOf(String module) {
        return mappingsOf(module).stream()
                .flatMap(source -> sources.keysOf(source).stream())
                .collect(Collectors.toMap(
                        ConfigurationKey::name,
                        key -> key,
                        (one, other) -> one,
                        () -> new TreeMap<>(Comparator.naturalOrder())));
    }

    private List<Path> mappingsOf(String module) {
        try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(ConfigurationDocument::isMapping)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Properties propertiesOf(String service) {
        var properties = new Properties();
        try (var reader =
                Files.newBufferedReader(root.resolve(service).resolve("src/main/resources/application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String section(String title, List<ConfigurationKey> keys) {
        var rows = keys.stream().map(ConfigurationKey::toRow).collect(Collectors.joining("\n"));
        return "## " + title + "\n\n| key | type | default | meaning |\n| --- | --- | --- | --- |\n" + rows + "\n";
    }
}
