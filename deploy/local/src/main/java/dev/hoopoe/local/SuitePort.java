package dev.hoopoe.local;

import dev.hoopoe.local.process.LoopbackPort;
import dev.hoopoe.local.process.StartRefusedException;
import java.util.EnumMap;
import java.util.Map;

/** The ports that the suite listens on, each with its default and the variable that changes it. */
enum SuitePort {
    GATEWAY(8000),
    GATEWAY_MANAGEMENT(8100),
    AUTH(8101),
    DIRECTORY(8102),
    TICKET(8103),
    MESSAGING(8104),
    AUTH_MANAGEMENT(8111),
    DIRECTORY_MANAGEMENT(8112),
    TICKET_MANAGEMENT(8113),
    MESSAGING_MANAGEMENT(8114),
    POSTGRES(15432),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093);

    private static final int HIGHEST = 65_535;

    private final int usual;

    SuitePort(int usual) {
        this.usual = usual;
    }

    String variable() {
        return "HOOPOE_" + name() + "_PORT";
    }

    /** The port of each, as the environment has it. */
    static Map<SuitePort, Integer> from(Map<String, String> environment) {
        Map<SuitePort, Integer> ports = new EnumMap<>(SuitePort.class);
        for (SuitePort port : values()) {
            ports.put(port, port.parse(environment.getOrDefault(port.variable(), "")));
        }
        return ports;
    }

    /** Ports that are free now. */
    static Map<SuitePort, Integer> free() {
        Map<SuitePort, Integer> ports = new EnumMap<>(SuitePort.class);
        for (SuitePort port : values()) {
            ports.put(port, LoopbackPort.free());
        }
        return ports;
    }

    private int parse(String text) {
        if (text.isBlank()) {
            return usual;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= HIGHEST) {
            return Integer.parseInt(text);
        }
        throw new StartRefusedException(variable() + " must be a port from 1 to " + HIGHEST + ", not: " + text);
    }
}
