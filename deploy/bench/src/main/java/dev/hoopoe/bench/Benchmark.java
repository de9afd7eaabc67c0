package dev.hoopoe.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The benchmarks that there are, and how each is run unless told otherwise. */
enum Benchmark {
    LISTS(false, Benchmark.LARGE, 10),
    SEARCH(false, Benchmark.LARGE, 5),
    LOGINS(true, Benchmark.LARGE, 5),
    EVENTS(true, Benchmark.SMALL, 5),
    WEBHOOKS(true, Benchmark.SMALL, 5),
    RELAY(true, Benchmark.SMALL, 3),
    ROLLOUT(true, Benchmark.SMALL, 20),
    ROTATION(true, Benchmark.SMALL, 1),
    UPGRADE(true, Benchmark.SMALL, 1),
    GATEWAY(true, Benchmark.SMALL, 5),
    SCALING(true, Benchmark.SMALL, 3),
    OVERLOAD(true, Benchmark.SMALL, 3),
    SOCKETS(true, Benchmark.SMALL, 3);

    private static final int LARGE = 1_000_000;
    private static final int SMALL = 1_000;
    private static final String MAX_SOCKETS = "30000";

    private final boolean anySize;
    private final int usualTickets;
    private final int usualRounds;

    Benchmark(boolean anySize, int usualTickets, int usualRounds) {
        this.anySize = anySize;
        this.usualTickets = usualTickets;
        this.usualRounds = usualRounds;
    }

    static Benchmark named(String name) {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench knows no " + name + ": " + names()));
    }

    static String names() {
        return Arrays.stream(values())
                .filter(benchmark -> benchmark != UPGRADE)
                .map(Benchmark::label)
                .collect(Collectors.joining(", "));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it does not matter how many tickets the desk holds. */
    boolean anySize() {
        return anySize;
    }

    /** How many tickets a desk is filled with where there is none yet. */
    int usualTickets() {
        return usualTickets;
    }

    int usualRounds() {
        return usualRounds;
    }

    /**
     * An option of the services' JVMs. Scaling compares replicas that are equally warm, so the second compiler is off: it
     * would still be at work on the younger replicas. 10,000 sockets need more heap than
     * the launcher gives a service.
     */
    Optional<String> javaOption() {
        return switch (this) {
            case SCALING -> Optional.of("-XX:TieredStopAtLevel=1");
            case SOCKETS -> Optional.of("-Xmx512m");
            default -> Optional.empty();
        };
    }

    /**
     * Settings of the services, as variables. All sockets of the benchmark come from one address, for one account; a
     * rotation is long enough for two changes of the signing key.
     */
    Map<String, String> settings() {
        return switch (this) {
            case SOCKETS ->
                Map.of(
                        "HOOPOE_SOCKETS_MAX_OPEN", Benchmark.MAX_SOCKETS,
                        "HOOPOE_SOCKETS_MAX_OPEN_PER_ACCOUNT", Benchmark.MAX_SOCKETS,
                        "HOOPOE_GATEWAY_SOCKETS_MAX_PER_ADDRESS", Benchmark.MAX_SOCKETS,
                        "HOOPOE_GATEWAY_CONNECTION_MAX_PER_ADDRESS", Benchmark.MAX_SOCKETS);
            case ROTATION -> Map.of("HOOPOE_KEYS_ROTATE_AFTER", "PT4M", "HOOPOE_KEYS_PUBLISH_AHEAD", "PT2M");
            default -> Map.of();
        };
    }
}
