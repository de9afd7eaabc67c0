package dev.hoopoe.common.peer;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jboss.logging.Logger;

/** The file that names the replicas of each service; read again at most once a second, and kept as it was while it is unreadable. */
final class ReplicasFile {

    private static final Logger LOG = Logger.getLogger(ReplicasFile.class);
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(1);

    private final Path file;
    private final Clock clock;
    private Instant readAt = Instant.MIN;
    private Map<String, List<URI>> byService = Map.of();
    private boolean unreadable;

    ReplicasFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Base addresses of the service; none when the file does not name it. */
    synchronized List<URI> of(String service) {
        var now = clock.instant();
        if (now.isAfter(readAt.plus(READ_AGAIN_AFTER)) || now.isBefore(readAt)) {
            readAt = now;
            readAgain();
        }
        return byService.getOrDefault(service, List.of());
    }

    private void readAgain() {
        try {
            byService = read(Files.readString(file));
            unreadable = false;
        } catch (IOException | IllegalArgumentException e) {
            if (!unreadable) {
                unreadable = true;
                LOG.warnf("File of replicas not read; the addresses stay as they are: %s", e);
            }
        }
    }

    private static Map<String, List<URI>> read(String text) throws IOException {
        var lines = new Properties();
        lines.load(new StringReader(text));
        var read = new HashMap<String, List<URI>>();
        for (var service : lines.stringPropertyNames()) {
            var addresses = Arrays.stream(lines.getProperty(service).split(",", -1))
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .map(URI::create)
                    .toList();
            read.put(service, addresses);
        }
        return read;
    }
}
