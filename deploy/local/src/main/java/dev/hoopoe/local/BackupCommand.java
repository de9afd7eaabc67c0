package dev.hoopoe.local;

import dev.hoopoe.local.backup.SuiteBackup;
import dev.hoopoe.local.backup.SuiteFolders;
import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.postgres.PostgresServer;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Backs up the suite that runs here. */
final class BackupCommand {

    private final SuiteFolder folder;
    private final Map<String, String> environment;
    private final PrintStream output;

    BackupCommand(SuiteFolder folder, Map<String, String> environment, PrintStream output) {
        this.folder = folder;
        this.environment = environment;
        this.output = output;
    }

    void run(Path file) {
        Clock clock = Clock.systemUTC();
        long begun = clock.millis();
        new SuiteBackup(server(), RunningKafka.of(folder, environment), folders()).write(file, clock.instant());
        output.printf(
                "Backed up %s into %s (%d MB) in %.1f s. It holds all keys and passwords of the suite: keep it as safe as them.%n",
                folder.keys().getParent(), file, megabytes(file), (clock.millis() - begun) / 1000.0);
    }

    private SuiteFolders folders() {
        return new SuiteFolders(folder.postgres(), folder.files(), folder.keys());
    }

    private DatabaseServer server() {
        int port = new SuiteRecord(folder.record())
                .read().stream()
                        .filter(entry -> entry.name().equals("postgres")
                                && entry.process().isPresent())
                        .map(SuiteRecord.Entry::port)
                        .findFirst()
                        .orElseThrow(() -> new StartRefusedException("No suite with a PostgreSQL of its own runs on "
                                + folder.keys().getParent() + ": start it with ./hoopoe up. A server that"
                                + " HOOPOE_DATABASE_URL names is backed up by its own tools (docs/operations.md)."));
        return new DatabaseServer(
                "jdbc:postgresql://127.0.0.1:" + port,
                PostgresServer.SUPERUSER,
                Keys.ofParts(folder).secret("postgres"));
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
