package dev.hoopoe.common.file;

import dev.hoopoe.common.error.HoopoeException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stores files in a folder of this machine, for one machine alone. */
final class FolderStore implements FileStore {

    private static final Logger LOG = Logger.getLogger(FolderStore.class);

    /** No key begins with a dot, so no key is in here. */
    private static final String INCOMING = ".incoming";

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, Path content) {
        var target = path(key);
        var incoming = folder.resolve(INCOMING).resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(incoming.getParent());
            Files.createDirectories(target.getParent());
            try {
                copy(content, incoming);
                Files.move(incoming, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw unavailable("written", e);
        }
    }

    @Override
    public Optional<StoredFile> open(String key) {
        try {
            var channel = FileChannel.open(path(key), StandardOpenOption.READ);
            return Optional.of(new StoredFile(Channels.newInputStream(channel), channel.size()));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    @Override
    public Optional<StoredFile> open(String key, long from, long length) {
        try {
            var channel = FileChannel.open(path(key), StandardOpenOption.READ);
            channel.position(from);
            return Optional.of(new StoredFile(Channels.newInputStream(channel), length));
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw unavailable("deleted", e);
        }
    }

    private Path path(String key) {
        return folder.resolve(StoreKey.require(key));
    }

    /** On the disk before it is moved to its place, so that a crash leaves no half of it there. */
    private static void copy(Path from, Path to) throws IOException {
        try (var source = FileChannel.open(from, StandardOpenOption.READ);
                var target = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var size = source.size();
            var copied = 0L;
            while (copied < size) {
                copied += source.transferTo(copied, size - copied, target);
            }
            target.force(true);
        }
    }

    private HoopoeException unavailable(String what, IOException cause) {
        LOG.warnf(cause, "File store failed: a file could not be %s in %s", what, folder);
        return HoopoeException.unavailable("The file store", cause);
    }
}
