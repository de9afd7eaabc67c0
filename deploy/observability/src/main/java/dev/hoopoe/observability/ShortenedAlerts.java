package dev.hoopoe.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The alerts with a sixtieth of their times, for tests that wait for them: how long a condition must hold, the ranges of rates
 * and the ages that count as too old. The conditions are those of {@code alerts.yaml} otherwise.
 */
public final class ShortenedAlerts {

    private static final int FACTOR = 60;

    /** A rate needs two samples in its range. */
    private static final long LEAST_RANGE = 5;

    private static final Pattern RANGE = Pattern.compile("\\[(\\d+[smh])]");
    private static final Pattern AGE = Pattern.compile("(_age_seconds\\)? > )(\\d+)$");

    private ShortenedAlerts() {}

    /** The rule file, in YAML. */
    public static String yaml() {
        var file = ObservabilityFiles.yaml(ObservabilityFiles.file("alerts.yaml"));
        for (var group : file.path("groups")) {
            for (var rule : group.path("rules")) {
                shorten((ObjectNode) rule);
            }
        }
        return ObservabilityFiles.yaml(file);
    }

    private static void shorten(ObjectNode rule) {
        JsonNode waits = rule.get("for");
        if (waits != null) {
            rule.put("for", shortened(waits.asText(), 1) + "s");
        }
        var expression = rule.path("expr").asText().strip();
        expression = RANGE.matcher(expression).replaceAll(range -> "[" + shortened(range.group(1), LEAST_RANGE) + "s]");
        rule.put("expr", AGE.matcher(expression).replaceAll(ShortenedAlerts::youngerAge));
    }

    private static String youngerAge(MatchResult age) {
        return age.group(1) + Math.max(Long.parseLong(age.group(2)) / FACTOR, 1);
    }

    private static long shortened(String duration, long least) {
        return Math.max(Duration.parse("PT" + duration).toSeconds() / FACTOR, least);
    }
}
