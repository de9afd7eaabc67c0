package dev.hoopoe.kubernetes.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file and its secrets, by what the manifests are held to; nothing here runs it. */
class ComposeFileTest {

    private static final Pattern ADDRESS = Pattern.compile("http://([a-z]+):(\\d+).*");
    private static final int LEAST_LENGTH = 32;

    @TempDir
    static Path folder;

    private static ComposeFile compose;

    @BeforeAll
    static void read() throws Exception {
        compose = ComposeFile.read(folder.resolve("secrets"));
    }

    static Stream<String> services() {
        return Facts.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyVariableIsOneOfTheServiceAndReadAtRunTime(String service) {
        var strange = compose.all(service).keySet().stream()
                .filter(name -> !VariableNames.isKnown(name, service) || !VariableNames.isSettable(name))
                .toList();

        assertEquals(List.of(), strange);
    }

    @ParameterizedTest
    @MethodSource("services")
    void noNeededVariableIsMissing(String service) {
        var missing = new TreeSet<>(NeededVariables.of(service));
        missing.removeAll(compose.all(service).keySet());

        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("services")
    void secretsAreInTheirFileAloneAndLong(String service) {
        var written = compose.written(service).keySet();
        var secrets = compose.secret(service);
        var twice = new HashSet<>(written);
        twice.retainAll(secrets.keySet());

        assertEquals(Set.of(), twice);
        assertTrue(written.stream().noneMatch(name -> name.matches(".*_(SECRET|PASSWORD)")), written::toString);
        assertTrue(secrets.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*_(SECRET|PASSWORD)"))
                .allMatch(entry -> entry.getValue().length() >= LEAST_LENGTH));
    }

    @ParameterizedTest
    @MethodSource("services")
    void bothSidesOfAServiceSecretAgree(String service) {
        var own = compose.secret(service).get("HOOPOE_SERVICE_TOKEN_CLIENT_SECRET");
        var known = "HOOPOE_SERVICE_CLIENTS_" + service.toUpperCase(Locale.ROOT) + "_SECRET";

        assertEquals(compose.secret("auth").get(known), own);
    }

    @ParameterizedTest
    @MethodSource("services")
    void addressesLeadToTheServiceThatTheyName(String service) {
        compose.written(service).forEach((name, value) -> {
            var address = ADDRESS.matcher(value);
            if (address.matches() && Facts.SERVICES.contains(address.group(1))) {
                assertTrue(name.contains("_" + address.group(1).toUpperCase(Locale.ROOT) + "_"), name);
                assertEquals(Facts.port(address.group(1)), Integer.parseInt(address.group(2)), name);
            }
        });
        var neighbours = Facts.neighbours(service).stream()
                .filter(neighbour -> compose.written(service).values().stream()
                        .noneMatch(value -> value.startsWith("http://" + neighbour + ":")))
                .toList();
        assertEquals(List.of(), neighbours);
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceRunsTheReleaseUnprivileged(String service) {
        assertEquals("hoopoe/" + service + ":" + Facts.release(), compose.text(service, "image"));
        assertEquals(
                Map.of("read_only", "true", "user", "10001:10001", "cap_drop", "[ALL]"),
                Map.of(
                        "read_only",
                        compose.text(service, "read_only"),
                        "user",
                        compose.text(service, "user"),
                        "cap_drop",
                        compose.text(service, "cap_drop")));
        assertTrue(compose.text(service, "mem_limit").matches("\\d+m"));
    }
}
