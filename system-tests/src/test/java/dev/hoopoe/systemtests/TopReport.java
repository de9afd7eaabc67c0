package dev.hoopoe.systemtests;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What {@code ./hoopoe top --once} prints, which has columns of fixed width. */
record TopReport(Map<String, String> lines) {

    private static final List<Integer> REQUESTS = List.of(14, 24);
    private static final List<Integer> LAG = List.of(56, 64);

    static TopReport of(String printed) {
        return new TopReport(
                printed.lines().skip(1).collect(Collectors.toMap(line -> line.split(" ", 2)[0], Function.identity())));
    }

    Set<String> parts() {
        return lines.keySet();
    }

    /** Requests a second of a part; empty for one that does not say. */
    OptionalDouble requests(String part) {
        return number(part, REQUESTS);
    }

    /** Events that a part has not taken in yet; empty for one that does not say. */
    OptionalDouble lag(String part) {
        return number(part, LAG);
    }

    private OptionalDouble number(String part, List<Integer> column) {
        var text = lines.get(part).substring(column.get(0), column.get(1)).strip();
        return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }
}
