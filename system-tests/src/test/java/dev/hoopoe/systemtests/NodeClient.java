package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.process.InstalledPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A published client of Netia that runs in Node and does what a test says ({@code src/test/node/driver.mjs}). */
final class NodeClient implements AutoCloseable {

    /** Where a driver writes: what it bundles, pictures, and what its libraries say. */
    static final Path OUTPUT = Path.of("target", "node").toAbsolutePath();

    private static final Path FOLDER = Path.of("src", "test", "node").toAbsolutePath();
    private static final long ANSWER_WITHIN_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;

    private NodeClient(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Skips the test where Node or the clients are missing. */
    static NodeClient run(String driver, String... arguments) throws IOException {
        assumeTrue(InstalledPrograms.has("node"), "Netia's clients are not tried: Node is not installed");
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules")),
                "Netia's clients are not tried: `npm ci --ignore-scripts` has not run in system-tests/src/test/node");
        Files.createDirectories(OUTPUT);
        var command = Stream.concat(Stream.of("node", driver), Stream.of(arguments));
        return new NodeClient(new ProcessBuilder(command.toList())
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        OUTPUT.resolve(driver + ".log").toFile()))
                .start());
    }

    /** What the command answers; fails as it fails. */
    JsonNode call(String command, Map<String, ?> members) {
        var told = new HashMap<String, Object>(members);
        told.put("command", command);
        try {
            commands.write(JSON.writeValueAsString(told) + "\n");
            commands.flush();
            var line = CompletableFuture.supplyAsync(this::nextLine)
                    .orTimeout(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .join();
            var answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new AssertionError(told + ": " + answer.get("error").asText());
            }
            return answer.get("answer");
        } catch (IOException e) {
            throw new AssertionError(told + " was not heard", e);
        }
    }

    private String nextLine() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new AssertionError("The client has ended; its last words are in " + OUTPUT);
            }
            return line;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> texts(JsonNode array) {
        return JSON.convertValue(array, JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** A driver ends with its input. */
    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
