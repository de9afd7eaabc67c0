package dev.hoopoe.local.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup's file: what goes in comes out, and what is not whole or too new is refused. */
class BackupFileTest {

    private static final byte[] CONTENT = new byte[100_000];

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(CONTENT);
        file = folder.resolve("a.backup");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        write(manifest(BackupManifest.FORMAT));

        BackupReader reader = new BackupReader(file);
        reader.extractTo(folder.resolve("out"));

        assertEquals(List.of("V1__x.sql"), reader.manifest().migrations().get("ticket"));
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("out/files/deep/a")));
        assertTrue(Files.isDirectory(folder.resolve("out/postgres/pg_notify")));
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        write(manifest(BackupManifest.FORMAT));
        new BackupReader(file).extractTo(folder.resolve("out"));

        for (Path written : List.of(file, folder.resolve("out/files/deep/a"))) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(written)));
        }
    }

    @Test
    void fileThatGetsShorterWhileItIsReadIsFilledWithZeros() throws IOException {
        Path shrinking = Files.write(folder.resolve("shrinking"), new byte[0]);
        try (BackupWriter backup = new BackupWriter(file)) {
            backup.add(manifest(BackupManifest.FORMAT));
            backup.add("files/empty", shrinking);
            backup.finish();
        }

        new BackupReader(file).extractTo(folder.resolve("out"));

        assertEquals(0, Files.size(folder.resolve("out/files/empty")));
    }

    @Test
    void existingFileIsLeftAlone() throws IOException {
        Files.writeString(file, "precious");

        StartRefusedException refusal = assertThrows(StartRefusedException.class, () -> new BackupWriter(file));

        assertTrue(refusal.getMessage().contains("exists already"), refusal.getMessage());
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void backupThatFailsLeavesNoFile() throws IOException {
        assertThrows(IOException.class, () -> {
            try (BackupWriter backup = new BackupWriter(file)) {
                backup.add(manifest(BackupManifest.FORMAT));
                backup.add("postgres/gone", folder.resolve("gone"));
                backup.finish();
            }
        });

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void truncatedBackupIsRefused() throws IOException {
        write(manifest(BackupManifest.FORMAT));
        byte[] whole = Files.readAllBytes(file);

        for (int length : List.of(whole.length - 1, whole.length - 200, whole.length / 2)) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("cannot be read to its end");
        }
    }

    @Test
    void everyDamagedByteIsFound() throws IOException {
        write(manifest(BackupManifest.FORMAT));
        byte[] whole = Files.readAllBytes(file);

        for (int at = whole.length / 4; at < whole.length; at += whole.length / 9) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(file, damaged);
            assertRefused("");
        }
    }

    @Test
    void backupWithoutItsChecksumIsDamaged() throws IOException {
        try (BackupWriter backup = new BackupWriter(file)) {
            backup.add(manifest(BackupManifest.FORMAT));
            backup.add(BackupWriter.CHECKSUM, "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
            backup.finish();
        }

        assertRefused("is damaged: its checksum is missing or wrong");
    }

    @Test
    void newerFormatIsRefused() throws IOException {
        write(manifest(BackupManifest.FORMAT + 1));

        assertRefusedAtOnce("has format 2; this build reads formats up to 1");
    }

    @Test
    void otherFilesAreNoBackups() throws IOException {
        Files.writeString(file, "a letter");
        assertRefusedAtOnce("is not a backup of Hoopoe");

        Files.delete(file);
        assertRefusedAtOnce("There is no file");
    }

    @Test
    void migrationsThatTheBuildDoesNotHaveAreNewer() throws IOException {
        write(manifest(BackupManifest.FORMAT));
        packageService("V1__x.sql");
        assertEquals("18", new SuiteRestore(file, folder).check().postgres());

        packageService("V0_1__x.sql");
        assertRefusedAtOnce("this build does not have V1__x.sql of ticket-service");
    }

    private void packageService(String migration) throws IOException {
        Path app = Files.createDirectories(folder.resolve("ticket-service/target/quarkus-app/app"));
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(app.resolve("ticket-service.jar")))) {
            jar.putNextEntry(new ZipEntry("db/migration/" + migration));
            jar.closeEntry();
        }
    }

    private void write(BackupManifest manifest) throws IOException {
        Path source = Files.write(folder.resolve("source"), CONTENT);
        try (BackupWriter backup = new BackupWriter(file)) {
            backup.add(manifest);
            backup.addFolder("postgres");
            backup.addFolder("postgres/pg_notify");
            backup.add("files/deep/a", source);
            backup.finish();
        }
    }

    private static BackupManifest manifest(int format) {
        return new BackupManifest(
                format,
                "2026-01-01T00:00:00Z",
                System.getProperty("os.arch"),
                "18",
                Map.of("ticket", List.of("V1__x.sql")));
    }

    private void assertRefused(String reason) {
        StartRefusedException refusal = assertThrows(
                StartRefusedException.class,
                () -> new BackupReader(file).extractTo(folder.resolve("out" + System.nanoTime())));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private void assertRefusedAtOnce(String reason) {
        StartRefusedException refusal =
                assertThrows(StartRefusedException.class, () -> new SuiteRestore(file, folder).check());
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }
}
