package dev.hoopoe.gateway.route;

import java.util.Arrays;
import java.util.List;

/**
 * A pattern for paths: {@code {x}} stands for any one segment, a last {@code **} for any number of them, none
 * included.
 */
record PathTemplate(String text, List<String> segments) {

    private static final String REST = "**";

    static PathTemplate of(String text) {
        return new PathTemplate(text, Arrays.asList(text.substring(1).split("/", -1)));
    }

    boolean matches(List<String> path) {
        var fixed = endsOpen() ? segments.size() - 1 : segments.size();
        if (path.size() < fixed || (path.size() > fixed && !endsOpen())) {
            return false;
        }
        for (var i = 0; i < fixed; i++) {
            if (!isVariable(segments.get(i)) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Specificity: templates with a higher value are tried first. */
    int specificity() {
        var literals = segments.stream()
                .filter(segment -> !isVariable(segment) && !segment.equals(REST))
                .count();
        return segments.size() * 100 + Math.toIntExact(literals) * 2 + (endsOpen() ? 0 : 1);
    }

    private boolean endsOpen() {
        return segments.get(segments.size() - 1).equals(REST);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
