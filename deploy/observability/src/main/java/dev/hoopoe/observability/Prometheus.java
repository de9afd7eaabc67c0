package dev.hoopoe.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hoopoe.local.process.ChildProcess;
import dev.hoopoe.local.process.InstalledPrograms;
import dev.hoopoe.local.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A Prometheus on loopback, as it is installed here, that scrapes each second. */
public final class Prometheus implements AutoCloseable {

    private static final String BINARY = "prometheus";
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final int port;

    private Prometheus(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** True when {@code prometheus} is on the path. */
    public static boolean isInstalled() {
        return InstalledPrograms.has(BINARY);
    }

    /**
     * Starts it with data and configuration in an empty folder.
     *
     * @param targets addresses (host and port) of each job
     * @param rules what an alert file holds
     */
    public static Prometheus start(Path folder, Map<String, List<String>> targets, String rules) {
        var port = LoopbackPort.free();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("alerts.yaml"), rules);
            Files.writeString(folder.resolve("prometheus.yaml"), configuration(targets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = List.of(
                BINARY,
                "--config.file=" + folder.resolve("prometheus.yaml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        return new Prometheus(
                ChildProcess.start(command, ChildProcess.inherited(Map.of()), folder.resolve("prometheus.log"), "TERM"),
                port);
    }

    private static String configuration(Map<String, List<String>> targets) {
        var jobs = targets.entrySet().stream()
                .map(job -> """
                          - job_name: %s
                            metrics_path: /q/metrics
                            honor_labels: true
                            static_configs:
                              - targets: [%s]
                        """.formatted(job.getKey(), String.join(", ", job.getValue())))
                .collect(Collectors.joining());
        return """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: [alerts.yaml]
                scrape_configs:
                """ + jobs;
    }

    /** The number of results of a query now. */
    public int results(String query) {
        return get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .at("/data/result")
                .size();
    }

    /** The names of the alerts that fire. */
    public Set<String> firing() {
        var alerts = get("/api/v1/alerts").at("/data/alerts");
        return StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .collect(Collectors.toSet());
    }

    /** True once it answers. */
    public boolean isReady() {
        return LoopbackPort.answers(port);
    }

    private JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "Prometheus answered " + answer.statusCode() + " to " + path + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(process.logTail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
