package dev.hoopoe.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hoopoe.local.process.InstalledPrograms;
import dev.hoopoe.local.process.ProjectRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsTest {

    private static final String CASES = "alerts-test.yaml";

    static List<Alert> alerts() {
        return Alert.all();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertHasASeverityASummaryAndAHeadingInTheOperationsGuide(Alert alert) {
        assertTrue(Set.of("critical", "warning").contains(alert.severity()), alert.toString());
        assertTrue(alert.summary().endsWith("."), alert.toString());
        assertTrue(
                ObservabilityFiles.text(ProjectRoot.find().resolve("docs/operations.md"))
                        .contains("\n### " + alert.name() + "\n"),
                "docs/operations.md has no heading " + alert.name());
    }

    @Test
    void operationsGuideExplainsNoOtherAlert() {
        var explained = ObservabilityFiles.text(ProjectRoot.find().resolve("docs/operations.md"))
                .lines()
                .filter(line -> line.startsWith("### Hoopoe"))
                .map(line -> line.substring(4))
                .toList();

        assertEquals(
                Alert.all().stream().map(Alert::name).sorted().toList(),
                explained.stream().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void alertIsTriedFiringAndSilent(Alert alert) {
        var tries = new TreeSet<Boolean>();
        for (var test : ObservabilityFiles.yaml(ObservabilityFiles.file(CASES)).path("tests")) {
            for (var expected : test.path("alert_rule_test")) {
                if (expected.path("alertname").asText().equals(alert.name())) {
                    tries.add(!expected.path("exp_alerts").isEmpty());
                }
            }
        }

        assertEquals(Set.of(true, false), tries);
    }

    @Test
    void manifestsHaveTheSameAlerts() throws IOException {
        var manifest = ProjectRoot.find().resolve("deploy/kubernetes/components/monitoring/resources/alerts.yaml");
        if ("write".equals(System.getProperty("hoopoe.alerts"))) {
            Files.writeString(manifest, manifest());
        }

        assertEquals(manifest(), ObservabilityFiles.text(manifest), "Run this test with -Dhoopoe.alerts=write");
    }

    private static String manifest() {
        var groups = ObservabilityFiles.text(ObservabilityFiles.file("alerts.yaml"))
                .lines()
                .dropWhile(line -> !line.equals("groups:"))
                .map(line -> line.isEmpty() ? line : "  " + line)
                .collect(Collectors.joining("\n"));
        return """
                # From deploy/observability/alerts.yaml.
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: hoopoe
                spec:
                """ + groups + "\n";
    }

    @Test
    void prometheusTakesTheAlertsAndFindsThemFiringAndSilentAsExpected() throws Exception {
        assumeTrue(InstalledPrograms.has("promtool"), "promtool, which tries the alerts, is not installed");

        promtool("check", "rules", "--lint=all", "alerts.yaml");
        promtool("test", "rules", CASES);
    }

    private static void promtool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(ObservabilityFiles.file(".").toFile())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), printed);
    }
}
