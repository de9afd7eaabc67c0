package dev.hoopoe.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The benchmarks that there are, and how each is run unless told otherwise. */
enum Benchmark {
    LISTS(false, 10),
    SEARCH(false, 5),
    LOGINS(true, 5);

    private final boolean anySize;
    private final int usualRounds;

    Benchmark(boolean anySize, int usualRounds) {
        this.anySize = anySize;
        this.usualRounds = usualRounds;
    }

    static Benchmark named(String name) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench knows no " + name + ": " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(Benchmark::label).collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it does not matter how many tickets the desk holds. */
    boolean anySize() {
        return anySize;
    }

    int usualRounds() {
        return usualRounds;
    }
}
