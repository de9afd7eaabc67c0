package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.backup.BackupManifest;
import dev.hoopoe.local.backup.BackupWriter;
import dev.hoopoe.local.process.ProjectRoot;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore refuses, and that it leaves nothing behind then. */
class RestoreCommandTest {

    @TempDir
    Path parent;

    private Path data;
    private Path file;

    @BeforeEach
    void name() {
        data = parent.resolve("data");
        file = parent.resolve("a.backup");
    }

    @Test
    void folderOfARunningSuiteIsRefused() throws IOException {
        write("postgres/PG_VERSION", "18");
        SuiteFolder running = new SuiteFolder(data);
        running.claim();
        try {
            assertRefused("A suite already runs on");
        } finally {
            running.release();
        }
    }

    @Test
    void folderWithDataIsRefusedAndKept() throws IOException {
        write("postgres/PG_VERSION", "18");
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/secrets.properties"), "a=b");

        assertRefused("There is data in");

        assertEquals("a=b", Files.readString(data.resolve("keys/secrets.properties")));
    }

    @Test
    void serversOfTheCallersOwnAreRefused() throws IOException {
        write("postgres/PG_VERSION", "18");

        assertRefused("HOOPOE_KAFKA is set", Map.of("HOOPOE_KAFKA", "broker:9092"));
    }

    @Test
    void damagedBackupLeavesNothingBehind() throws IOException {
        write("files/a", "a");
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 100] ^= 0x55;
        Files.write(file, whole);

        assertRefused(file.toString());

        assertNothingIsLeft();
    }

    @Test
    void databaseThatDoesNotStartLeavesNothingBehind() throws IOException {
        write("postgres/PG_VERSION", "18");

        assertRefused("PostgreSQL");

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        for (String part : new String[] {"restoring", "postgres", "files", "keys"}) {
            assertFalse(Files.exists(data.resolve(part)), part);
        }
    }

    private void assertRefused(String reason) {
        assertRefused(reason, Map.of());
    }

    private void assertRefused(String reason, Map<String, String> environment) {
        PrintStream output = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        RestoreCommand restore = new RestoreCommand(ProjectRoot.find(), new SuiteFolder(data), environment, output);
        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> restore.run(file));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private void write(String name, String content) throws IOException {
        try (BackupWriter backup = new BackupWriter(file)) {
            backup.add(new BackupManifest(
                    BackupManifest.FORMAT, "2026-01-01T00:00:00Z", System.getProperty("os.arch"), "18", Map.of()));
            backup.add(name, content.getBytes(StandardCharsets.UTF_8));
            backup.finish();
        }
    }
}
