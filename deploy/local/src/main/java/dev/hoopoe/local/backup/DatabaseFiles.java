package dev.hoopoe.local.backup;

import dev.hoopoe.local.postgres.DatabaseServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the files of a running PostgreSQL server by its own protocol for that (PostgreSQL's documentation, "Making a Base Backup
 * Using the Low Level API"). Files change while they are copied; at its next start the server replays the log of these changes,
 * which is copied last, and stands where it was when the copy ended. So all databases are of one instant.
 */
final class DatabaseFiles implements AutoCloseable {

    /** Folders of which the server needs none of the content again. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Pattern SKIPPED =
            Pattern.compile("postmaster\\.(pid|opts)|pg_internal\\.init.*|pgsql_tmp.*|backup_label.*|t\\d+_\\d+.*");

    private final Connection connection;
    private final Path data;
    private final String prefix;
    private final String first;

    /**
     * Begins the copy: from here on the server keeps the log of changes.
     *
     * @param prefix of the entries' names, without a slash
     */
    DatabaseFiles(DatabaseServer server, Path data, String prefix) throws SQLException {
        this.connection = server.connect();
        this.data = data;
        this.prefix = prefix;
        try {
            // A temporary slot ends with the connection; until then no log is recycled.
            ask("SELECT slot_name FROM pg_create_physical_replication_slot('hoopoe_backup', true, true)");
            this.first = ask("SELECT pg_walfile_name(pg_backup_start('./hoopoe backup', true))");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Copies everything but the log. */
    void copyTo(BackupWriter backup) throws IOException {
        copy(data, prefix, backup);
    }

    private void copy(Path folder, String name, BackupWriter backup) throws IOException {
        backup.addFolder(name);
        if (folder.getParent().equals(data)
                && EMPTIED.contains(folder.getFileName().toString())) {
            for (Path inner : List.of(folder.resolve("archive_status"), folder.resolve("summaries"))) {
                if (Files.isDirectory(inner)) {
                    backup.addFolder(name + "/" + inner.getFileName());
                }
            }
            return;
        }
        for (Path file : children(folder)) {
            String inner = name + "/" + file.getFileName();
            if (SKIPPED.matcher(file.getFileName().toString()).matches()) {
                continue;
            }
            try {
                if (Files.isDirectory(file)) {
                    copy(file, inner, backup);
                } else {
                    backup.add(inner, file);
                }
            } catch (NoSuchFileException e) {
                // A table that was dropped meanwhile; the log has that, too.
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Sets the instant that the copy will be of. The log is copied by {@link #copyLogTo}. */
    Instant end() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pg_walfile_name(lsn) AS last, labelfile FROM pg_backup_stop(false)")) {
            row.next();
            return new Instant(row.getString("last"), row.getString("labelfile"));
        }
    }

    /** Copies the log from the beginning to the end, and the file that names the beginning. */
    void copyLogTo(BackupWriter backup, Instant end) throws IOException {
        backup.add(prefix + "/backup_label", end.label().getBytes(StandardCharsets.UTF_8));
        List<Path> copied = new ArrayList<>();
        for (Path segment : children(data.resolve("pg_wal"))) {
            String name = segment.getFileName().toString();
            if (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(end.last()) <= 0) {
                backup.add(prefix + "/pg_wal/" + name, segment);
                copied.add(segment);
            }
        }
        if (copied.stream().noneMatch(segment -> segment.endsWith(first))
                || copied.stream().noneMatch(segment -> segment.endsWith(end.last()))) {
            throw new IOException("PostgreSQL has removed its log from " + first + " to " + end.last());
        }
    }

    /**
     * The end of a copy.
     *
     * @param last the name of the log's last file
     * @param label the content of {@code backup_label}
     */
    record Instant(String last, String label) {}

    private String ask(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
