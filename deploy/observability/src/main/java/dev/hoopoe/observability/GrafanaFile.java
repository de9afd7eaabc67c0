package dev.hoopoe.observability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hoopoe.observability.Dashboard.Panel;

/** A dashboard as Grafana imports it, with a choice of the data source. */
final class GrafanaFile {

    /** Of dashboards that Grafana 10 and later read. */
    private static final int SCHEMA = 39;

    private static final int PANEL_WIDTH = 12;
    private static final int PANEL_HEIGHT = 8;
    private static final String SOURCE = "${datasource}";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GrafanaFile() {}

    static String of(Dashboard dashboard) {
        var file = JSON.objectNode();
        file.put("uid", "hoopoe-" + dashboard.name());
        file.put("title", "Hoopoe: " + dashboard.title());
        file.putArray("tags").add("hoopoe");
        file.put("schemaVersion", SCHEMA);
        file.put("refresh", "30s");
        file.putObject("time").put("from", "now-1h").put("to", "now");
        file.putObject("templating")
                .putArray("list")
                .addObject()
                .put("name", "datasource")
                .put("label", "Data source")
                .put("type", "datasource")
                .put("query", "prometheus");
        var panels = file.putArray("panels");
        for (var panel : dashboard.panels()) {
            panels.add(panel(panel, panels.size()));
        }
        return write(file);
    }

    private static ObjectNode panel(Panel panel, int number) {
        var node = JSON.objectNode();
        node.put("id", number + 1).put("type", "timeseries").put("title", panel.title());
        node.set("datasource", source());
        node.putObject("gridPos")
                .put("x", number % 2 * PANEL_WIDTH)
                .put("y", number / 2 * PANEL_HEIGHT)
                .put("w", PANEL_WIDTH)
                .put("h", PANEL_HEIGHT);
        node.putObject("fieldConfig")
                .putObject("defaults")
                .put("unit", panel.unit())
                .put("min", 0);
        var targets = node.putArray("targets");
        panel.queries().forEach((legend, expression) -> {
            var target = targets.addObject();
            target.put("refId", String.valueOf((char) ('A' + targets.size() - 1)));
            target.set("datasource", source());
            target.put("expr", expression).put("legendFormat", legend);
        });
        return node;
    }

    private static ObjectNode source() {
        return JSON.objectNode().put("type", "prometheus").put("uid", SOURCE);
    }

    private static String write(ObjectNode file) {
        var lines = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return new JsonMapper().writer(printer).writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
