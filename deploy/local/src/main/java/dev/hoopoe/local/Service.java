package dev.hoopoe.local;

import java.util.List;
import java.util.Locale;

/** The five processes of the suite that are Hoopoe's own. */
enum Service {
    /**
     * A password hash takes 19 MiB for its short life: it has to fit among the young, or each one costs a full collection.
     * And it may have what the processors have left over: Java's lowest priority is Linux' lowest, all others are one
     * (decision 0022). Without the best of the JIT it would take twice as long, so it has that in tests too.
     */
    AUTH(
            "auth-service",
            SuitePort.AUTH,
            SuitePort.AUTH,
            176,
            List.of(
                    "-Xms176m",
                    "-Xmn96m",
                    "-XX:SurvivorRatio=2",
                    "-XX:TieredStopAtLevel=4",
                    "-XX:ThreadPriorityPolicy=1",
                    "-XX:JavaPriority1_To_OSPriority=19",
                    "-XX:JavaPriority9_To_OSPriority=0",
                    "-XX:JavaPriority10_To_OSPriority=0")),
    DIRECTORY("directory-service", SuitePort.DIRECTORY, SuitePort.DIRECTORY, 128),
    TICKET("ticket-service", SuitePort.TICKET, SuitePort.TICKET, 144),
    MESSAGING("messaging-service", SuitePort.MESSAGING, SuitePort.MESSAGING, 144),
    GATEWAY("gateway", SuitePort.GATEWAY, SuitePort.GATEWAY_MANAGEMENT, 96);

    private final String module;
    private final SuitePort port;
    private final SuitePort healthPort;
    private final int heapMegabytes;
    private final List<String> options;

    Service(String module, SuitePort port, SuitePort healthPort, int heapMegabytes) {
        this(module, port, healthPort, heapMegabytes, List.of());
    }

    Service(String module, SuitePort port, SuitePort healthPort, int heapMegabytes, List<String> options) {
        this.module = module;
        this.port = port;
        this.healthPort = healthPort;
        this.heapMegabytes = heapMegabytes;
        this.options = options;
    }

    /** The name in commands, logs and databases: {@code ticket}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return module;
    }

    SuitePort port() {
        return port;
    }

    /** Where {@code /q/health/ready} is answered. */
    SuitePort healthPort() {
        return healthPort;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** How its heap is divided, where the runtime's own way does not do. */
    List<String> options() {
        return options;
    }

    boolean hasDatabase() {
        return this != GATEWAY;
    }
}
