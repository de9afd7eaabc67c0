package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.InstalledPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The collections for editors' HTTP clients are what the running desk's documents yield, and can be run. */
@ExtendWith(RunningSuite.class)
class HttpCollectionIT {

    private static final String COMMAND = "./hoopoe test -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dit.test=HttpCollectionIT -Dhoopoe.http=write";

    private static final Path FOLDER = Path.of(System.getProperty("hoopoe.root"), "docs", "api");

    private static final Map<String, List<String>> READING = Map.of(
            "hoopoe.http", List.of("listTickets", "listUsers"),
            "hcall.http", List.of("hcallFetchUsers"),
            "omnidesk.http", List.of("listOmniDeskUsers", "getOmniDeskSummary"),
            "netia.http", List.of("getNetiaMe", "listNetiaUsers"));

    private final Suite suite;
    private final ApiClient anybody;

    HttpCollectionIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @ParameterizedTest
    @EnumSource(HttpApi.class)
    void collectionIsCurrent(HttpApi api) throws IOException {
        var file = FOLDER.resolve(api.file());
        var document = ApiDocument.parse(anybody.get(api.document()).extract().asString());
        var current = new HttpCollection(api, document).text();
        if ("write".equals(System.getProperty("hoopoe.http"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }

        assertEquals(current, Files.readString(file), file + " is not current; write it with\n" + COMMAND);
    }

    /** httpYac is the one of the clients named in docs/api that runs without an editor. */
    @Test
    void collectionsRunInHttpYac(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(InstalledPrograms.has("httpyac"), "httpyac is not installed");
        Files.copy(FOLDER.resolve("httpyac.config.js"), folder.resolve("httpyac.config.js"));
        for (var file : READING.keySet()) {
            Files.writeString(folder.resolve(file), withVariables(Files.readString(FOLDER.resolve(file))));
            for (var request : READING.get(file)) {
                var process = new ProcessBuilder("httpyac", "send", file, "-n", request, "--no-color")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
                var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertEquals(0, process.waitFor(), output);
                assertTrue(output.contains("2 requests processed (2 succeeded)"), output);
                assertTrue(output.contains("HTTP/1.1 200"), output);
            }
        }
    }

    private String withVariables(String collection) {
        return collection
                .replaceFirst("@base = .*", "@base = " + suite.gatewayUrl())
                .replaceFirst("@email = .*", "@email = " + suite.adminEmail())
                .replaceFirst("@password = .*", "@password = " + suite.adminPassword());
    }
}
