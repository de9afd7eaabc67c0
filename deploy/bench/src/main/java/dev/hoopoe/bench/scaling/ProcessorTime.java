package dev.hoopoe.bench.scaling;

import dev.hoopoe.local.Suite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much processor time each part of the suite has had until now. */
final class ProcessorTime {

    private static final List<String> SERVICES = List.of("auth", "directory", "messaging", "gateway", "ticket");

    private final Map<String, Duration> parts = new LinkedHashMap<>();
    private final long nanos = System.nanoTime();

    private ProcessorTime() {}

    static ProcessorTime of(Suite suite) {
        ProcessorTime now = new ProcessorTime();
        Stream.concat(
                        SERVICES.stream().flatMap(service -> suite.replicas(service).stream()),
                        Stream.of("kafka", "postgres"))
                .forEach(part -> now.parts.put(part, ofTree(suite.part(part).pid())));
        return now;
    }

    /** Processors that each part used on average since then: {@code ticket 0.30, gateway 0.41}. */
    String since(ProcessorTime before) {
        return parts.entrySet().stream()
                .filter(part -> before.parts.containsKey(part.getKey()))
                .map(part -> "%s %.2f"
                        .formatted(
                                part.getKey(),
                                part.getValue()
                                                .minus(before.parts.get(part.getKey()))
                                                .toNanos()
                                        / (double) (nanos - before.nanos)))
                .collect(Collectors.joining(", "));
    }

    private static Duration ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants())
                        .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus))
                .orElse(Duration.ZERO);
    }
}
