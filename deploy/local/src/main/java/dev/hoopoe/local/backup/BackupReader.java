package dev.hoopoe.local.backup;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads a backup that {@link BackupWriter} wrote. */
public final class BackupReader {

    private final Path file;

    public BackupReader(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What the backup is of, without a look at the rest of it.
     *
     * @throws StartRefusedException when there is no such file, it is no backup, or one of a newer format
     */
    public BackupManifest manifest() {
        if (!Files.isRegularFile(file)) {
            throw new StartRefusedException("There is no file " + file + ".");
        }
        try (TarArchiveInputStream tar = untar(decompress())) {
            TarArchiveEntry first = tar.getNextEntry();
            if (first == null || !first.getName().equals(BackupManifest.ENTRY)) {
                throw new StartRefusedException(file + " is not a backup of Hoopoe.");
            }
            return BackupManifest.read(tar.readAllBytes());
        } catch (IOException e) {
            throw new StartRefusedException(file + " is not a backup of Hoopoe: " + e.getMessage(), e);
        }
    }

    /**
     * Writes everything into the folder, for its owner alone.
     *
     * @throws StartRefusedException when the backup is not whole; what was written until then is the caller's to remove
     */
    public void extractTo(Path folder) {
        MessageDigest digest = Checksums.sha256();
        try (InputStream compressed = decompress();
                TarArchiveInputStream tar = untar(compressed)) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !entry.getName().equals(BackupWriter.CHECKSUM)) {
                extract(entry, tar, folder, digest);
                entry = tar.getNextEntry();
            }
            if (entry == null || !Arrays.equals(tar.readAllBytes(), Checksums.text(digest))) {
                throw new StartRefusedException(file + " is damaged: its checksum is missing or wrong.");
            }
            // Up to the checksum of the compression itself.
            compressed.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException e) {
            throw new StartRefusedException(file + " cannot be read to its end: a part is missing.", e);
        } catch (IOException e) {
            throw new StartRefusedException(file + " cannot be read to its end: " + e.getMessage(), e);
        }
    }

    private InputStream decompress() throws IOException {
        InputStream compressed = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new GzipCompressorInputStream(compressed);
        } catch (IOException e) {
            compressed.close();
            throw e;
        }
    }

    private static TarArchiveInputStream untar(InputStream decompressed) {
        return new TarArchiveInputStream(decompressed, StandardCharsets.UTF_8.name());
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path folder, MessageDigest digest)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry outside of the backup: " + entry.getName());
        }
        digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
        if (entry.isDirectory()) {
            OwnerOnly.createFolders(target);
            return;
        }
        OwnerOnly.createFolders(target.getParent());
        try (OutputStream written =
                new DigestOutputStream(Files.newOutputStream(OwnerOnly.createFile(target)), digest)) {
            content.transferTo(written);
        }
    }
}
