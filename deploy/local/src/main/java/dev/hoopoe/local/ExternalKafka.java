package dev.hoopoe.local;

import dev.hoopoe.local.kafka.KafkaConnection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The caller's own Kafka brokers, named by {@code HOOPOE_KAFKA}. Login settings are given by the names of client
 * properties: {@code HOOPOE_KAFKA_SECURITY_PROTOCOL}, {@code HOOPOE_KAFKA_SASL_JAAS_CONFIG} and so on.
 */
final class ExternalKafka {

    private static final String VARIABLE = "HOOPOE_KAFKA";

    private ExternalKafka() {}

    static Optional<KafkaConnection> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(servers -> !servers.isBlank())
                .map(servers -> new KafkaConnection(servers, security(environment)));
    }

    /** Whether the variable is a login setting. */
    static boolean isSecurity(String variable) {
        return Stream.of("_SECURITY_", "_SASL_", "_SSL_").anyMatch(kind -> variable.startsWith(VARIABLE + kind));
    }

    private static Map<String, String> security(Map<String, String> environment) {
        Map<String, String> properties = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (isSecurity(variable) && !value.isBlank()) {
                String name = variable.substring(VARIABLE.length() + 1);
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }
}
