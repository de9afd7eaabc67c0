package dev.hoopoe.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Warnings and errors from the logs of the suite's services, to be shown with a failure that cannot be reproduced. */
final class ServiceLogs {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> LEVELS = Set.of("WARN", "ERROR");
    private static final int MOST = 15;

    private ServiceLogs() {}

    /** The last problems of a service, the oldest first, each with its time. */
    static String lastProblemsOf(String service) {
        try (var lines = Files.lines(logOf(service))) {
            var problems = lines.map(ServiceLogs::entry)
                    .filter(entry -> LEVELS.contains(entry.path("level").asText()))
                    .map(entry -> entry.path("timestamp").asText() + " "
                            + entry.path("message").asText())
                    .toList();
            return last(problems).stream().collect(Collectors.joining("\n", service + ":\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path logOf(String service) {
        return RunningSuite.DATA.resolve("logs").resolve(service + ".log");
    }

    private static List<String> last(List<String> problems) {
        return problems.subList(Math.max(0, problems.size() - MOST), problems.size());
    }

    private static JsonNode entry(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }
}
