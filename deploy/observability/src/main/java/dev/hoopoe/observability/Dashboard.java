package dev.hoopoe.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A dashboard of {@code dashboards.yaml}.
 *
 * @param name of its file, and the end of its id in Grafana
 */
public record Dashboard(String name, String title, List<Panel> panels) {

    /**
     * A chart.
     *
     * @param unit as Grafana calls it
     * @param queries by their legend
     */
    public record Panel(String title, String unit, Map<String, String> queries) {}

    /** All dashboards, in the file's order. */
    public static List<Dashboard> all() {
        var file = ObservabilityFiles.yaml(ObservabilityFiles.file("dashboards.yaml"));
        return elements(file.path("dashboards"))
                .map(dashboard -> of(dashboard, file.path("shared")))
                .toList();
    }

    private static Dashboard of(JsonNode dashboard, JsonNode shared) {
        var job = dashboard.path("job").asText();
        var panels = new ArrayList<Panel>();
        elements(dashboard.path("panels")).map(panel -> panel(panel, job)).forEach(panels::add);
        elements(dashboard.path("shared"))
                .flatMap(part -> elements(shared.path(part.asText())))
                .map(panel -> panel(panel, job))
                .forEach(panels::add);
        return new Dashboard(
                dashboard.path("name").asText(), dashboard.path("title").asText(), panels);
    }

    private static Panel panel(JsonNode panel, String job) {
        var queries = new LinkedHashMap<String, String>();
        panel.path("queries")
                .properties()
                .forEach(query ->
                        queries.put(query.getKey(), query.getValue().asText().replace("$job", job)));
        return new Panel(panel.path("title").asText(), panel.path("unit").asText(), queries);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The queries of all panels. */
    public Stream<Query> queries() {
        return panels.stream()
                .flatMap(panel -> panel.queries().values().stream()
                        .map(expression -> new Query(title + ", " + panel.title(), expression)));
    }
}
