package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How many requests the gateways have sent to each replica.
 *
 * @param byPort the requests by the replica's port
 */
record RequestCounts(Map<Integer, Long> byPort) {

    RequestCounts {
        byPort = Map.copyOf(byPort);
    }

    /** The sum over the gateways with these management ports; one that does not answer counts as none. */
    static RequestCounts fetch(List<ManagementPort> gateways) {
        Map<Integer, Long> sums = new HashMap<>();
        for (ManagementPort gateway : gateways) {
            GatewayMetrics.of(gateway).requests().forEach((port, count) -> sums.merge(port, count, Long::sum));
        }
        return new RequestCounts(sums);
    }

    /** Those of a file; none when it does not exist. */
    static RequestCounts read(Path file) {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                lines.load(reader);
            } catch (IOException e) {
                throw new StartRefusedException("Cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        Map<Integer, Long> counts = new HashMap<>();
        lines.stringPropertyNames()
                .forEach(port -> counts.put(Integer.valueOf(port), Long.valueOf(lines.getProperty(port))));
        return new RequestCounts(counts);
    }

    void write(Path file) {
        Properties lines = new Properties();
        byPort.forEach((port, count) -> lines.setProperty(port.toString(), count.toString()));
        try {
            StringWriter text = new StringWriter();
            lines.store(text, null);
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The requests since an earlier count. A count that has become smaller began again at 0 with its gateway. */
    RequestCounts since(RequestCounts earlier) {
        Map<Integer, Long> difference = new HashMap<>();
        byPort.forEach((port, count) -> {
            long before = earlier.byPort.getOrDefault(port, 0L);
            difference.put(port, count >= before ? count - before : count);
        });
        return new RequestCounts(difference);
    }

    long at(int port) {
        return byPort.getOrDefault(port, 0L);
    }

    /** The requests of these ports together. */
    long atAll(List<Integer> ports) {
        return ports.stream().mapToLong(this::at).sum();
    }
}
