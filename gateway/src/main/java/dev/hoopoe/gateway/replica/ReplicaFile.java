package dev.hoopoe.gateway.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The file that names base addresses, written by whoever starts and stops the replicas. */
final class ReplicaFile {

    private static final Logger LOG = Logger.getLogger(ReplicaFile.class);

    private final Optional<Path> path;

    ReplicaFile(Optional<Path> path) {
        this.path = path;
    }

    /** Its text; empty without a file: the configured addresses stand. */
    String read() {
        return path.map(file -> {
                    try {
                        return Files.readString(file);
                    } catch (IOException e) {
                        LOG.debugf("No file of replicas: %s", e.getMessage());
                        return "";
                    }
                })
                .orElse("");
    }
}
