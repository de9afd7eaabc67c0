package dev.hoopoe.local.backup;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * Writes a backup: a compressed tar file that its owner alone may read. It has its name once it is whole; until then it is a
 * file beside it, which {@link #close} deletes. The last entry is a checksum of all others.
 */
public final class BackupWriter implements AutoCloseable {

    static final String CHECKSUM = "checksum.sha256";

    private static final int BUFFER = 1 << 16;
    private static final int OWNER_ONLY = 0600;

    private final Path target;
    private final Path unfinished;
    private final MessageDigest digest = Checksums.sha256();
    private final TarArchiveOutputStream tar;

    /**
     * Begins a backup.
     *
     * @throws StartRefusedException when there is a file of that name, or none can be written there
     */
    public BackupWriter(Path target) {
        this.target = target.toAbsolutePath();
        if (Files.exists(this.target)) {
            throw new StartRefusedException(this.target + " exists already; name a file that does not.");
        }
        this.unfinished = this.target.resolveSibling("." + this.target.getFileName() + "." + UUID.randomUUID());
        try {
            tar = open(OwnerOnly.createFile(unfinished));
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write to " + this.target.getParent() + ": " + e, e);
        }
    }

    private static TarArchiveOutputStream open(Path file) throws IOException {
        GzipParameters fast = new GzipParameters();
        fast.setCompressionLevel(Deflater.BEST_SPEED);
        fast.setBufferSize(BUFFER);
        OutputStream compressed = new GzipCompressorOutputStream(Files.newOutputStream(file), fast);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(compressed, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        return tar;
    }

    /** Adds the manifest, which must be the first entry. */
    public void add(BackupManifest manifest) throws IOException {
        add(BackupManifest.ENTRY, manifest.toJson());
    }

    /** Adds an empty folder. */
    public void addFolder(String name) throws IOException {
        digest.update((name + "/").getBytes(StandardCharsets.UTF_8));
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    public void add(String name, byte[] content) throws IOException {
        add(name, new ByteArrayInputStream(content), content.length);
    }

    /**
     * Adds a file that may change meanwhile: as many bytes as it has now; those that it has lost when they are read are zero.
     *
     * @throws NoSuchFileException when there is none any more; nothing is added
     */
    public void add(String name, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                InputStream content = Channels.newInputStream(channel)) {
            add(name, content, channel.size());
        }
    }

    private void add(String name, InputStream content, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        tar.putArchiveEntry(entry);
        byte[] buffer = new byte[BUFFER];
        for (long left = size; left > 0; ) {
            int wanted = (int) Math.min(left, BUFFER);
            int read = content.readNBytes(buffer, 0, wanted);
            Arrays.fill(buffer, read, wanted, (byte) 0);
            digest.update(buffer, 0, wanted);
            tar.write(buffer, 0, wanted);
            left -= wanted;
        }
        tar.closeArchiveEntry();
    }

    /** Ends the backup and gives it its name, once it is on the disk. */
    public void finish() throws IOException {
        // Adding an entry goes on with the digest, which its value resets.
        add(CHECKSUM, Checksums.text(digest));
        tar.close();
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, target);
    }

    @Override
    public void close() throws IOException {
        try {
            tar.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
