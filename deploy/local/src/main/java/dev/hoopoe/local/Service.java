package dev.hoopoe.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Hoopoe's five services. */
enum Service {
    /**
     * A password hash takes 19 MiB for a short time: the young generation must hold it, or each hash causes a full
     * collection.
     */
    AUTH(
            "auth-service",
            SuitePort.AUTH,
            SuitePort.AUTH_MANAGEMENT,
            176,
            List.of("-Xms176m", "-Xmn96m", "-XX:SurvivorRatio=2")),
    DIRECTORY("directory-service", SuitePort.DIRECTORY, SuitePort.DIRECTORY_MANAGEMENT, 128),
    TICKET("ticket-service", SuitePort.TICKET, SuitePort.TICKET_MANAGEMENT, 144),
    MESSAGING("messaging-service", SuitePort.MESSAGING, SuitePort.MESSAGING_MANAGEMENT, 144),
    GATEWAY("gateway", SuitePort.GATEWAY, SuitePort.GATEWAY_MANAGEMENT, 96);

    private final String module;
    private final SuitePort port;
    private final SuitePort managementPort;
    private final int heapMegabytes;
    private final List<String> heapOptions;

    Service(String module, SuitePort port, SuitePort managementPort, int heapMegabytes) {
        this(module, port, managementPort, heapMegabytes, List.of());
    }

    Service(String module, SuitePort port, SuitePort managementPort, int heapMegabytes, List<String> heapOptions) {
        this.module = module;
        this.port = port;
        this.managementPort = managementPort;
        this.heapMegabytes = heapMegabytes;
        this.heapOptions = heapOptions;
    }

    /** The service of that name, or of that module. */
    static Optional<Service> named(String name) {
        return Stream.of(values())
                .filter(service -> name.equals(service.wireName()) || name.equals(service.module))
                .findFirst();
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

    /** Where health and metrics are answered. */
    SuitePort managementPort() {
        return managementPort;
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
