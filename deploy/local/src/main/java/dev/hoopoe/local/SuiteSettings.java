package dev.hoopoe.local;

import dev.hoopoe.local.process.StartRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of a run of the suite.
 *
 * @param build the checkout whose build the services run at first, usually the root itself
 * @param postgres settings of the embedded PostgreSQL beyond its usual ones
 * @param java options of the services' runtimes beyond their usual ones
 */
record SuiteSettings(
        Path root,
        Path build,
        Path folder,
        boolean fresh,
        ArchiveSaving archiveSaving,
        Map<SuitePort, Integer> ports,
        Map<String, String> postgres,
        List<String> java,
        Map<String, String> environment) {

    /** The address that the gateway binds. */
    String host() {
        return value("HOOPOE_HOST").orElse("127.0.0.1");
    }

    /** The address by which processes of this machine reach the gateway, as a URL names it. */
    String reachableHost() {
        String host = host();
        if (host.matches("[0.]*|\\[?::\\]?")) {
            return "127.0.0.1";
        }
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** The cache of all runs from this checkout: unpacked programs and class archives. */
    Path cache() {
        return root.resolve(".hoopoe/cache");
    }

    int port(SuitePort port) {
        return ports.get(port);
    }

    /** The JDBC address of a PostgreSQL server to use instead of the embedded one, without a database's name. */
    Optional<String> databaseUrl() {
        Optional<String> url = value("HOOPOE_DATABASE_URL");
        if (url.isPresent() && !url.get().matches("jdbc:postgresql://[^/?]+/?")) {
            throw new StartRefusedException("HOOPOE_DATABASE_URL must look like jdbc:postgresql://host:port, without a"
                    + " database's name: each service gets a database of its own.");
        }
        return url.map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    OptionalInt topicPartitions() {
        Optional<String> text = value("HOOPOE_TOPIC_PARTITIONS");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[1-9]\\d{0,2}")) {
            throw new StartRefusedException("HOOPOE_TOPIC_PARTITIONS must be a number from 1 to 999.");
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "SuiteSettings[" + folder + ", " + ports + "]";
    }
}
