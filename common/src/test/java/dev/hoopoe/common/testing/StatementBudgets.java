package dev.hoopoe.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The SQL statements that a service may execute for an operation: the table in {@code docs/budgets.md}. */
public final class StatementBudgets {

    /** {@code | service | `operation` | statements |}. */
    private static final Pattern ROW = Pattern.compile("\\| ([a-z-]+) \\| `([^`]+)` \\| (\\d+) \\|");

    private static final int TIMES = 3;

    private final Map<String, Long> budgets;
    private final Map<String, Long> measured = new TreeMap<>();
    private final String service;

    private StatementBudgets(String service, Map<String, Long> budgets) {
        this.service = service;
        this.budgets = budgets;
    }

    public static StatementBudgets of(String service) {
        try (var lines = Files.lines(Path.of(System.getProperty("hoopoe.root"), "docs/budgets.md"))) {
            return new StatementBudgets(
                    service,
                    lines.map(ROW::matcher)
                            .filter(row -> row.matches() && row.group(1).equals(service))
                            .collect(Collectors.toMap(
                                    row -> row.group(2), row -> Long.valueOf(row.group(3)), Long::sum, TreeMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the statements of a request: the fewest of some times, since caches may be empty or expire in between. */
    public void measure(String operation, Runnable request) {
        request.run();
        measured.put(
                operation,
                LongStream.range(0, TIMES)
                        .map(time -> statementsOf(request))
                        .min()
                        .orElseThrow());
    }

    private static long statementsOf(Runnable request) {
        var before = CountingDriver.executed();
        request.run();
        return CountingDriver.executed() - before;
    }

    /** Fails when an operation costs more than it may, and when table and measurement differ in their operations. */
    public void check() {
        assertEquals(budgets.keySet(), measured.keySet(), "Operations in docs/budgets.md; measured: " + measured);
        assertEquals(
                List.of(), exceeded(), "Statements of " + service + " above docs/budgets.md; measured: " + measured);
    }

    private List<String> exceeded() {
        var exceeded = new ArrayList<String>();
        measured.forEach((operation, statements) -> {
            if (statements > budgets.get(operation)) {
                exceeded.add("%s: %d instead of %d".formatted(operation, statements, budgets.get(operation)));
            }
        });
        return exceeded;
    }
}
