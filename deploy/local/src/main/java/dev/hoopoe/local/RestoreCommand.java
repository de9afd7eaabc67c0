package dev.hoopoe.local;

import dev.hoopoe.local.backup.BackupManifest;
import dev.hoopoe.local.backup.SuiteRestore;
import dev.hoopoe.local.postgres.Durability;
import dev.hoopoe.local.postgres.PostgresServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Restores a backup into a folder without data, so that the next start is of that suite. */
final class RestoreCommand {

    private final Path root;
    private final SuiteFolder folder;
    private final Map<String, String> environment;
    private final PrintStream output;

    /** @param root of the checkout */
    RestoreCommand(Path root, SuiteFolder folder, Map<String, String> environment, PrintStream output) {
        this.root = root;
        this.folder = folder;
        this.environment = environment;
        this.output = output;
    }

    /**
     * Restores the file; a failure leaves the folder as it was.
     *
     * @throws StartRefusedException when a suite runs on the folder, it has data, or the file cannot be restored
     */
    void run(Path file) {
        requireOwnServers();
        SuiteRestore restore = new SuiteRestore(file, root);
        BackupManifest manifest = restore.check();
        folder.claim();
        try {
            requireEmpty();
            SuiteFolder unfinished = folder.unfinishedRestore();
            unfinished.remove();
            try {
                restore.extractTo(unfinished.path());
                int underWay = prepare(restore, unfinished);
                adopt(unfinished);
                output.printf(
                        "Restored the suite of %s. ./hoopoe up starts it; it publishes %d events that were under way, and the last"
                                + " state of everything.%n",
                        manifest.created(), underWay);
            } finally {
                unfinished.remove();
            }
        } finally {
            folder.release();
        }
    }

    private void requireOwnServers() {
        for (String variable : List.of("HOOPOE_DATABASE_URL", "HOOPOE_KAFKA")) {
            if (!environment.getOrDefault(variable, "").isBlank()) {
                throw new StartRefusedException(
                        variable + " is set: a backup is restored for PostgreSQL and Kafka of the"
                                + " suite's own. Unset it; for servers of yours see docs/operations.md.");
            }
        }
    }

    private void requireEmpty() {
        for (Path data : List.of(folder.postgres(), folder.kafka(), folder.files(), folder.keys())) {
            if (Files.exists(data)) {
                throw new StartRefusedException("There is data in " + data
                        + ": restore into another folder (HOOPOE_DATA), or throw the data away with ./hoopoe reset.");
            }
        }
    }

    private int prepare(SuiteRestore restore, SuiteFolder unfinished) {
        Path log = folder.freshLog("restore");
        try (PostgresServer server = new PostgresServer(
                unfinished.postgres(),
                0,
                log,
                root.resolve(".hoopoe/cache"),
                Durability.KEPT,
                Keys.ofParts(unfinished).secret("postgres"))) {
            server.start();
            return restore.requestPublication(server.server(), unfinished.path());
        }
    }

    /** PostgreSQL's data last: without it nothing starts as the restored suite. */
    private void adopt(SuiteFolder unfinished) {
        try {
            for (Path part : List.of(unfinished.keys(), unfinished.files(), unfinished.postgres())) {
                if (Files.exists(part)) {
                    Files.move(part, unfinished.path().resolveSibling(part.getFileName()));
                }
            }
        } catch (IOException e) {
            folder.clear();
            throw new StartRefusedException("Cannot move the restored data into place: " + e.getMessage(), e);
        }
    }
}
