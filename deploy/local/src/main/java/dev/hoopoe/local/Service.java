package dev.hoopoe.local;

import java.util.Locale;

/** The five processes of the suite that are Hoopoe's own. */
enum Service {
    AUTH("auth-service", SuitePort.AUTH, SuitePort.AUTH, 128),
    DIRECTORY("directory-service", SuitePort.DIRECTORY, SuitePort.DIRECTORY, 128),
    TICKET("ticket-service", SuitePort.TICKET, SuitePort.TICKET, 144),
    MESSAGING("messaging-service", SuitePort.MESSAGING, SuitePort.MESSAGING, 144),
    GATEWAY("gateway", SuitePort.GATEWAY, SuitePort.GATEWAY_MANAGEMENT, 96);

    private final String module;
    private final SuitePort port;
    private final SuitePort healthPort;
    private final int heapMegabytes;

    Service(String module, SuitePort port, SuitePort healthPort, int heapMegabytes) {
        this.module = module;
        this.port = port;
        this.healthPort = healthPort;
        this.heapMegabytes = heapMegabytes;
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

    boolean hasDatabase() {
        return this != GATEWAY;
    }
}
