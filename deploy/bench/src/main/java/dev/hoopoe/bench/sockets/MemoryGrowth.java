package dev.hoopoe.bench.sockets;

import dev.hoopoe.bench.measure.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How the memory of a server grows with its idle sockets. */
final class MemoryGrowth {

    private static final double MEGABYTE = 1e6;
    private static final double KILOBYTE = 1e3;

    private final String name;
    private final Supplier<ServerMemory> memory;
    private final List<Step> steps = new ArrayList<>();
    private ServerMemory base;

    private record Step(int sockets, ServerMemory memory) {}

    MemoryGrowth(String name, Supplier<ServerMemory> memory) {
        this.name = name;
        this.memory = memory;
    }

    /** Measures without a socket, and each time the fleet has grown. */
    void measure(SocketFleet fleet, List<Integer> sizes) {
        base = memory.get();
        for (int size : sizes) {
            fleet.growTo(size);
            steps.add(new Step(size, memory.get()));
            fleet.requireWhole();
        }
    }

    /** Bytes of the whole process for each socket. */
    double perSocket() {
        return slope(ServerMemory::whole);
    }

    private double slope(ToDoubleFunction<ServerMemory> part) {
        return Slope.of(steps.stream()
                .map(step -> new Slope.Point(step.sockets(), part.applyAsDouble(step.memory())))
                .toList());
    }

    /** The base is no part of the slope: the first sockets load classes. */
    void print(Report report) {
        String found = steps.stream()
                .map(step -> String.format(
                        Locale.ROOT, "%.1f with %,d", step.memory().whole() / MEGABYTE, step.sockets()))
                .collect(Collectors.joining(", "));
        report.line("%s holds %.1f MB without a socket, %s:", name, base.whole() / MEGABYTE, found);
        report.line(
                "  %.1f KB for each socket, of which %.1f KB are objects",
                perSocket() / KILOBYTE, slope(ServerMemory::liveHeap) / KILOBYTE);
    }
}
