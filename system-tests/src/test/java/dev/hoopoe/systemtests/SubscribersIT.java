package dev.hoopoe.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.Suite;
import dev.hoopoe.local.process.InstalledPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The subscribers that docs/events/README.md shows, run as it says. */
@ExtendWith(RunningSuite.class)
class SubscribersIT {

    private static final Path README = Path.of(System.getProperty("hoopoe.root"), "docs", "events", "README.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Suite suite;
    private final ApiClient anybody;
    private ApiClient administrator;
    private int ticket;

    SubscribersIT(Suite suite, ApiClient api) {
        this.suite = suite;
        this.anybody = api;
    }

    @BeforeEach
    void openTicket() {
        administrator = anybody.login(suite.adminEmail(), suite.adminPassword());
        ticket = administrator
                .openTicket(administrator.createClient("Ada"), null)
                .id();
    }

    @Test
    void subscriberInJavaIsToldOfTheTicket() throws IOException, InterruptedException {
        var program = Files.writeString(folder.resolve("Subscriber.java"), block("java"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var told = toldBy(
                "dev.hoopoe.ticket.created.v1 " + ticket + " default",
                List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString(),
                        suite.subscriberFile().toString()));

        assertTrue(told);
    }

    @Test
    void curlShowsTheTicket() throws IOException, InterruptedException {
        assumeTrue(InstalledPrograms.has("curl"), "curl is not installed");

        var told = toldBy("\"subject\":\"" + ticket + "\"", List.of("sh", "-c", block("bash")));

        assertTrue(told);
    }

    @Test
    void kcatShowsTheTicket() throws IOException, InterruptedException {
        assumeTrue(InstalledPrograms.has("kcat"), "kcat is not installed");
        var command = block("sh")
                .strip()
                .replace(
                        ".hoopoe/keys/kafka-subscriber.properties",
                        suite.subscriberFile().toString());

        var told = toldBy("\"id\":" + ticket + ",", List.of("sh", "-c", command));

        assertTrue(told);
    }

    /** True once the program has printed a line with the text. */
    private boolean toldBy(String text, List<String> command) throws IOException, InterruptedException {
        var printed = folder.resolve("printed");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(Map.of("DESK", suite.gatewayUrl(), "TOKEN", administrator.token()));
        var process = builder.start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(printed).contains(text) || !process.isAlive());
            return Files.readString(printed).contains(text);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String block(String language) throws IOException {
        var found =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        assertTrue(found.find());
        return found.group(1);
    }
}
