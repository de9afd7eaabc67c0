package dev.hoopoe.local.backup;

import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a backup into the empty folders of a suite, and prepares it for topics that are empty. */
public final class SuiteRestore {

    private final BackupReader reader;
    private final Path packages;

    /** @param packages the folder of the build with the modules of the services */
    public SuiteRestore(Path file, Path packages) {
        this.reader = new BackupReader(file);
        this.packages = packages;
    }

    /**
     * Checks that this build can run what is in the backup.
     *
     * @return what the backup is of
     * @throws StartRefusedException when it cannot
     */
    public BackupManifest check() {
        BackupManifest manifest = reader.manifest();
        String architecture = System.getProperty("os.arch");
        if (!architecture.equals(manifest.architecture())) {
            throw new StartRefusedException("The backup is of a machine of architecture " + manifest.architecture()
                    + "; this one is " + architecture + ".");
        }
        for (Map.Entry<String, List<String>> service : manifest.migrations().entrySet()) {
            requireKnown(service.getKey(), service.getValue());
        }
        return manifest;
    }

    private void requireKnown(String service, List<String> applied) {
        try {
            Set<String> known =
                    Migrations.packagedIn(packages.resolve(service + "-service").resolve("target/quarkus-app"));
            applied.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                throw new StartRefusedException(
                        "The backup was made by a newer Hoopoe: this build does not have " + name + " of " + service
                                + "-service. Restore it with the Hoopoe that made it, or a newer one.");
            });
        } catch (IOException e) {
            throw new StartRefusedException("Hoopoe is not built yet: run ./hoopoe up first.", e);
        }
    }

    /**
     * Extracts the backup.
     *
     * @param folder gets {@code postgres}, {@code files} and {@code keys}
     * @throws StartRefusedException when the backup is not whole
     */
    public void extractTo(Path folder) {
        reader.extractTo(folder);
    }

    /**
     * Has the services publish, at their start, the events that were under way and then the last state of every aggregate.
     *
     * @param server which runs on the extracted data
     * @return the number of events that were under way
     */
    public int requestPublication(DatabaseServer server, Path folder) {
        EventsFile events = new EventsFile(folder.resolve(EventsFile.ENTRY));
        int underWay = 0;
        try {
            for (String service : SuiteBackup.SERVICES) {
                try (Connection database = server.connect(SuiteBackup.databaseOf(service));
                        Statement request = database.createStatement()) {
                    underWay += events.insertOf(service, database);
                    request.execute("SELECT request_republication()");
                }
            }
            return underWay;
        } catch (IOException | SQLException e) {
            throw new StartRefusedException("The backup cannot be prepared for empty topics: " + e.getMessage(), e);
        }
    }
}
