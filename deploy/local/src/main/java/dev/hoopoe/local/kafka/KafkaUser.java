package dev.hoopoe.local.kafka;

/** A user of the broker, as its clients log in. */
public record KafkaUser(String name, String password) {

    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";

    /** The principal in ACLs. */
    String principal() {
        return "User:" + name;
    }

    /** The value of {@code sasl.jaas.config} for SCRAM. */
    String scramLogin() {
        return "%s required username=\"%s\" password=\"%s\";".formatted(SCRAM, name, password);
    }

    @Override
    public String toString() {
        return "KafkaUser[" + name + "]";
    }
}
