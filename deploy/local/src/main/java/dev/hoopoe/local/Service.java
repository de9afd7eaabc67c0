package dev.hoopoe.local;

import java.util.List;
import java.util.Locale;

/** Hoopoe's five services. */
enum Service {
    /**
     * A password hash takes 19 MiB for a short time: the young generation must hold it, or each hash causes a full
     * collection.
     */
    AUTH("auth-service", SuitePort.AUTH, SuitePort.AUTH, 176, List.of("-Xms176m", "-Xmn96m", "-XX:SurvivorRatio=2")),
    DIRECTORY("directory-service", SuitePort.DIRECTORY, SuitePort.DIRECTORY, 128),
    TICKET("ticket-service", SuitePort.TICKET, SuitePort.TICKET, 144),
    MESSAGING("messaging-service", SuitePort.MESSAGING, SuitePort.MESSAGING, 144),
    GATEWAY("gateway", SuitePort.GATEWAY, SuitePort.GATEWAY_MANAGEMENT, 96);

    private final String module;
    private final SuitePort port;
    private final SuitePort healthPort;
    private final int heapMegabytes;
    private final List<String> heapOptions;

    Service(String module, SuitePort port, SuitePort healthPort, int heapMegabytes) {
        this(module, port, healthPort, heapMegabytes, List.of());
    }

    Service(String module, SuitePort port, SuitePort healthPort, int heapMegabytes, List<String> heapOptions) {
        this.module = module;
        this.port = port;
        this.healthPort = healthPort;
        this.heapMegabytes = heapMegabytes;
        this.heapOptions = heapOptions;
    }

    /** The name in commands, logs and databases: {@code ticket}. */
    String wireName() {
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

    /** Heap options of the service beyond its size. */
    List<String> heapOptions() {
        return heapOptions;
    }

    boolean hasDatabase() {
        return this != GATEWAY;
    }
}
