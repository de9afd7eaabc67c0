package dev.hoopoe.local;

import dev.hoopoe.local.kafka.KafkaConnection;
import dev.hoopoe.local.process.StartRefusedException;
import java.util.Map;

/** Finds the brokers of the suite that runs here, or those that {@code HOOPOE_KAFKA} names. */
final class RunningKafka {

    private RunningKafka() {}

    static KafkaConnection of(SuiteFolder folder, Map<String, String> environment) {
        return ExternalKafka.of(environment)
                .orElseGet(() -> SuiteKafka.asAdmin(Keys.ofParts(folder), bootstrapServers(folder)));
    }

    private static String bootstrapServers(SuiteFolder folder) {
        return new SuiteRecord(folder.record())
                .read().stream()
                        .filter(entry -> entry.name().equals("kafka"))
                        .map(entry -> "127.0.0.1:" + entry.port())
                        .findFirst()
                        .orElseThrow(() -> new StartRefusedException("No suite runs here. Start one with ./hoopoe up,"
                                + " or name the brokers with HOOPOE_KAFKA=host:port"));
    }
}
