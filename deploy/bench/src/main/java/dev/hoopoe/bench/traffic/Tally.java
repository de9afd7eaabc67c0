package dev.hoopoe.bench.traffic;

import dev.hoopoe.bench.measure.Report;
import dev.hoopoe.bench.measure.Samples;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results of all acts: how many, how long they took, and the failures by their kind. */
public final class Tally implements FixedRate.Ended {

    private static final double P99 = 0.99;

    private final Map<String, Samples> latencies = new TreeMap<>();
    private final Map<Result, Integer> failures =
            new TreeMap<>(Comparator.comparing(Result::act).thenComparing(Result::failure));

    @Override
    public synchronized void accept(Result result, Duration latency) {
        latencies.computeIfAbsent(result.act(), act -> new Samples()).add(latency.toNanos());
        if (!result.isSuccess()) {
            failures.merge(result, 1, Integer::sum);
        }
    }

    public synchronized int count() {
        return latencies.values().stream().mapToInt(Samples::count).sum();
    }

    public synchronized int failed() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized int failed(String act) {
        return failures.entrySet().stream()
                .filter(entry -> entry.getKey().act().equals(act))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How often each kind of failure came: {@code login 503: 4}. */
    public synchronized String failures() {
        return failures.entrySet().stream()
                .map(entry -> entry.getKey().act() + " " + entry.getKey().failure() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The greatest p99 of all acts, in milliseconds. */
    public synchronized double p99() {
        return latencies.values().stream()
                .mapToDouble(samples -> samples.millis(P99))
                .max()
                .orElse(0);
    }

    public synchronized void print(Report report) {
        report.line("%-52s %9s %9s %9s %8s", "", "median ms", "p99 ms", "number", "failed");
        latencies.forEach((act, samples) -> report.line(
                "%-52s %9.2f %9.2f %9d %8d",
                act,
                samples.median(),
                samples.millis(P99),
                samples.count(),
                failures.entrySet().stream()
                        .filter(entry -> entry.getKey().act().equals(act))
                        .mapToInt(Map.Entry::getValue)
                        .sum()));
        failures.forEach(
                (result, number) -> report.line("  %s failed: %s, %d times", result.act(), result.failure(), number));
    }
}
