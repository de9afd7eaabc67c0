package dev.hoopoe.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.kubernetes.rendering.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The environment variables that configure a service. */
final class VariableNames {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)");
    private static final List<String> WITH_DATABASE_ONLY = List.of("QUARKUS_DATASOURCE_", "QUARKUS_FLYWAY_");
    private static final String RUN_TIME = "RUN_TIME";

    /** Quarkus' variables with the phase in which each is read. */
    private static final Map<String, String> QUARKUS = quarkus();

    private static final Set<String> KAFKA = kafka();
    private static final Map<String, Set<String>> KEYS = new ConcurrentHashMap<>();

    private VariableNames() {}

    /** Whether something in the service reads the variable, at whatever time. */
    static boolean isKnown(String variable, String service) {
        if (variable.startsWith("KAFKA_")) {
            return KAFKA.contains(variable.substring("KAFKA_".length()));
        }
        if (QUARKUS.containsKey(variable)) {
            return Facts.DATABASE_SERVICES.contains(service)
                    || WITH_DATABASE_ONLY.stream().noneMatch(variable::startsWith);
        }
        return KEYS.computeIfAbsent(service, VariableNames::patterns).stream().anyMatch(variable::matches);
    }

    /** Whether the running service reads it; what is read at the build is fixed in the image. */
    static boolean isSettable(String variable) {
        return QUARKUS.getOrDefault(variable, RUN_TIME).equals(RUN_TIME);
    }

    /** Hoopoe's variables of the service: those of its keys, and of what their defaults and the service's properties refer to. */
    private static Set<String> patterns(String service) {
        Set<String> keys = new LinkedHashSet<>();
        var sections = service.equals("gateway")
                ? List.of("gateway")
                : List.of("All services but the gateway", Facts.module(service));
        for (var section : sections) {
            Facts.documentedKeys(section).forEach((key, byDefault) -> {
                keys.add(key);
                addReferences(byDefault, keys);
            });
        }
        var properties = Facts.properties(service);
        properties.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("%"))
                .forEach(name -> addReferences(properties.getProperty(name), keys));
        return keys.stream().map(VariableNames::pattern).collect(Collectors.toSet());
    }

    private static void addReferences(String value, Set<String> keys) {
        REFERENCE.matcher(value).results().map(match -> match.group(1)).forEach(keys::add);
    }

    private static String pattern(String key) {
        return Stream.of(key.split("<name>", -1))
                .map(VariableNames::variable)
                .collect(Collectors.joining("[A-Z0-9_]+"));
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Set<String> kafka() {
        return Stream.of(ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .map(VariableNames::variable)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> quarkus() {
        Map<String, String> phases = new HashMap<>();
        var mapper = new ObjectMapper();
        try {
            var models = VariableNames.class
                    .getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json");
            while (models.hasMoreElements()) {
                mapper.readTree(models.nextElement()).path("configRoots").forEach(root -> addItems(root, phases));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phases;
    }

    private static void addItems(JsonNode section, Map<String, String> phases) {
        for (var item : Manifest.children(section.path("items"))) {
            addItems(item, phases);
            Stream.concat(Stream.of(item.path("path")), Manifest.children(item.path("additionalPaths")).stream())
                    .filter(path -> path.has("environmentVariable"))
                    .forEach(path -> phases.put(
                            path.path("environmentVariable").asText(),
                            item.path("phase").asText()));
        }
    }
}
