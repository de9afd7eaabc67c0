package dev.hoopoe.local.backup;

import dev.hoopoe.local.kafka.KafkaConnection;
import dev.hoopoe.local.kafka.UnconsumedRecords;
import dev.hoopoe.local.postgres.DatabaseServer;
import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Backs up a running suite (docs/decisions/0074). All databases are of one instant; with them goes what was published before it
 * and not yet taken in by all consumers, so that nothing is missing when the topics are empty.
 */
public final class SuiteBackup {

    static final String POSTGRES = "postgres";
    static final String FILES = "files";
    static final String KEYS = "keys";

    /** Callers first, as {@link PausedOutboxes} needs them. */
    static final List<String> SERVICES = List.of("messaging", "ticket", "directory", "auth");

    /** Uploads that are not complete. */
    private static final String INCOMING = ".incoming";

    private final DatabaseServer server;
    private final KafkaConnection kafka;
    private final SuiteFolders folders;

    public SuiteBackup(DatabaseServer server, KafkaConnection kafka, SuiteFolders folders) {
        this.server = server;
        this.kafka = kafka;
        this.folders = folders;
    }

    /** The name of a service's database. */
    static String databaseOf(String service) {
        return "hoopoe_" + service;
    }

    /**
     * Writes the backup, while the suite serves.
     *
     * @throws StartRefusedException when it cannot be written; there is no file then
     */
    public void write(Path target, Instant now) {
        try (BackupWriter backup = new BackupWriter(target)) {
            backup.add(manifest(now));
            Path events = OwnerOnly.createFile(
                    target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".events"));
            try (DatabaseFiles databases = new DatabaseFiles(server, folders.postgres(), POSTGRES)) {
                write(backup, databases, new EventsFile(events));
                backup.add(EventsFile.ENTRY, events);
            } finally {
                Files.delete(events);
            }
            backup.finish();
        } catch (IOException | SQLException | KafkaException e) {
            throw new StartRefusedException("The backup failed: " + e.getMessage(), e);
        }
    }

    private void write(BackupWriter backup, DatabaseFiles databases, EventsFile events)
            throws IOException, SQLException {
        databases.copyTo(backup);
        for (Path key : list(folders.keys())) {
            backup.add(KEYS + "/" + key.getFileName(), key);
        }
        // Files are written once and deleted some time after their rows, so those of before and after the instant of
        // the
        // databases have all that it names.
        Set<Path> copied = new HashSet<>();
        copyFiles(backup, copied);
        try (UnconsumedRecords records = new UnconsumedRecords(kafka)) {
            Map<TopicPartition, Long> from = records.firstUnconsumed();
            Map<TopicPartition, Long> to;
            DatabaseFiles.Instant end;
            try (PausedOutboxes paused = new PausedOutboxes(
                    server, SERVICES.stream().map(SuiteBackup::databaseOf).toList())) {
                to = records.ends();
                end = databases.end();
            }
            databases.copyLogTo(backup, end);
            events.write(records, from, to);
        }
        copyFiles(backup, copied);
    }

    private void copyFiles(BackupWriter backup, Set<Path> copied) throws IOException {
        if (!Files.isDirectory(folders.files())) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(folders.files())) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !folders.files().relativize(file).startsWith(INCOMING))
                    .filter(file -> !copied.contains(file))
                    .toList();
        }
        for (Path file : files) {
            try {
                backup.add(FILES + "/" + folders.files().relativize(file), file);
                copied.add(file);
            } catch (NoSuchFileException e) {
                // Deleted meanwhile, after its row.
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private BackupManifest manifest(Instant now) throws SQLException {
        Map<String, List<String>> migrations = new TreeMap<>();
        for (String service : SERVICES) {
            migrations.put(service, Migrations.appliedIn(server, databaseOf(service)));
        }
        return new BackupManifest(
                BackupManifest.FORMAT,
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("os.arch"),
                Migrations.majorVersion(server),
                migrations);
    }
}
