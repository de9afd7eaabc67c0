package dev.hoopoe.local.kafka;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The brokers' addresses and a client's login.
 *
 * @param security client properties beside the brokers' addresses, such as {@code security.protocol}
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> security) {

    static final String MECHANISM = "SCRAM-SHA-256";
    static final String PROTOCOL = "SASL_PLAINTEXT";

    /** Without a login. */
    public static KafkaConnection anonymous(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /** As the user of a broker that this launcher runs. */
    public static KafkaConnection as(KafkaUser user, String bootstrapServers) {
        return new KafkaConnection(
                bootstrapServers,
                Map.of(
                        "security.protocol",
                        PROTOCOL,
                        "sasl.mechanism",
                        MECHANISM,
                        "sasl.jaas.config",
                        user.scramLogin()));
    }

    /** The properties of a producer, consumer or admin client. */
    public Map<String, Object> properties() {
        return with(Map.of());
    }

    /** The properties of a client that has some of its own beside. */
    public Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> properties = new TreeMap<>(own);
        properties.putAll(security);
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** The same as variables for a service: {@code KAFKA_SECURITY_PROTOCOL} for {@code security.protocol}. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        properties()
                .forEach((name, value) ->
                        variables.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
        return variables;
    }

    @Override
    public String toString() {
        return "KafkaConnection[" + bootstrapServers + ", " + security.keySet() + "]";
    }
}
