package dev.hoopoe.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files for Grafana are those of {@code dashboards.yaml}; {@code -Dhoopoe.dashboards=write} writes them. */
class DashboardsTest {

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void fileForGrafanaIsCurrent(Dashboard dashboard) throws IOException {
        var file = ObservabilityFiles.file("dashboards/" + dashboard.name() + ".json");
        var expected = GrafanaFile.of(dashboard);
        if ("write".equals(System.getProperty("hoopoe.dashboards"))) {
            Files.writeString(file, expected);
        }

        assertEquals(expected, ObservabilityFiles.text(file), "Run this test with -Dhoopoe.dashboards=write");
    }

    @Test
    void suiteEachServiceAndEventsHaveOneAndNoOtherFileExists() throws IOException {
        var names = Dashboard.all().stream().map(Dashboard::name).collect(Collectors.toSet());

        assertEquals(Set.of("suite", "gateway", "auth", "directory", "ticket", "messaging", "events"), names);
        try (var files = Files.list(ObservabilityFiles.file("dashboards"))) {
            assertEquals(
                    names.stream().map(name -> name + ".json").collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasATitleAUnitAndQueries(Dashboard dashboard) {
        assertTrue(dashboard.panels().size() >= 8, dashboard.title());
        for (var panel : dashboard.panels()) {
            assertTrue(!panel.title().isBlank() && !panel.unit().isBlank(), panel.toString());
            assertTrue(!panel.queries().isEmpty() && !panel.queries().toString().contains("$job"), panel.toString());
        }
    }
}
