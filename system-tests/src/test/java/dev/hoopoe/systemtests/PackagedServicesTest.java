package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packages of the services contain. */
class PackagedServicesTest {

    private static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));

    /** Decision 0048. */
    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "directory-service", "ticket-service", "messaging-service", "gateway"})
    void packageDoesNotContainTheOpenApiHelpers(String service) throws IOException {
        var jars = jarsOf(service);

        assertTrue(jars.stream().anyMatch(jar -> jar.startsWith("dev.hoopoe.hoopoe-common-")), jars::toString);
        assertEquals(
                List.of(),
                jars.stream().filter(jar -> jar.contains("hoopoe-openapi")).toList());
    }

    private static List<String> jarsOf(String service) throws IOException {
        var libraries = ROOT.resolve(service).resolve("target/quarkus-app/lib");
        try (var files = Files.walk(libraries)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
