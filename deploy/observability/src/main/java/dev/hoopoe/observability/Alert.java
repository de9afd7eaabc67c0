package dev.hoopoe.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A rule of {@code alerts.yaml}.
 *
 * @param expression in Prometheus' language; the alert fires while it has a result
 * @param severity null when the rule has none, as its summary
 */
public record Alert(String name, String expression, String severity, String summary) {

    private static final Pattern THRESHOLD = Pattern.compile("\\s(?:<|>|==) [0-9.* ]+$");

    /** All alerts, in the file's order. */
    public static List<Alert> all() {
        var groups =
                ObservabilityFiles.yaml(ObservabilityFiles.file("alerts.yaml")).path("groups");
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .map(Alert::of)
                .toList();
    }

    private static Alert of(JsonNode rule) {
        return new Alert(
                rule.path("alert").asText(),
                rule.path("expr").asText().strip(),
                rule.at("/labels/severity").textValue(),
                rule.at("/annotations/summary").textValue());
    }

    /** What is compared with the threshold, which has a result at all times; empty for one without a threshold. */
    public Optional<Query> measured() {
        var threshold = THRESHOLD.matcher(expression);
        return threshold.find()
                ? Optional.of(new Query("alert " + name, expression.substring(0, threshold.start())))
                : Optional.empty();
    }
}
