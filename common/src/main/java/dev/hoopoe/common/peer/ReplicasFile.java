package dev.hoopoe.common.peer;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * The file that names the replicas of each service: a properties file with lines such as
 * {@code ticket=http://127.0.0.1:8103,http://127.0.0.1:21034}. What it said last holds while it cannot be read.
 */
public final class ReplicasFile {

    private static final Logger LOG = Logger.getLogger(ReplicasFile.class);

    private final Path file;
    private Map<String, List<URI>> byService = Map.of();
    private boolean unreadable;

    public ReplicasFile(Path file) {
        this.file = file;
    }

    /** Base addresses by the name of the service; none for a service that the file does not name. Reads the file. */
    public synchronized Map<String, List<URI>> read() {
        try {
            byService = parse(Files.readString(file));
            unreadable = false;
        } catch (IOException | IllegalArgumentException e) {
            if (!unreadable) {
                unreadable = true;
                LOG.warnf("File of replicas not read, retrying; the addresses stay as they are: %s", e);
            }
        }
        return byService;
    }

    private static Map<String, List<URI>> parse(String text) throws IOException {
        var lines = new Properties();
        lines.load(new StringReader(text));
        var parsed = new HashMap<String, List<URI>>();
        for (var service : lines.stringPropertyNames()) {
            var addresses = Arrays.stream(lines.getProperty(service).split(",", -1))
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .map(URI::create)
                    .toList();
            if (!addresses.isEmpty()) {
                parsed.put(service, addresses);
            }
        }
        return Map.copyOf(parsed);
    }
}
