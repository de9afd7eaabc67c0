package dev.hoopoe.local;

import dev.hoopoe.local.process.OwnerOnly;
import dev.hoopoe.local.process.StartRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of one suite, {@code .hoopoe}: its data, logs and keys, used by one launcher at a time. */
final class SuiteFolder {

    private static final long LEAST_FREE_BYTES = 500L << 20;

    private final Path folder;
    private FileLock lock;

    SuiteFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The folder named by {@code HOOPOE_DATA}, else {@code .hoopoe} in the checkout. */
    static Path usual(Path root, Map<String, String> environment) {
        String data = environment.getOrDefault("HOOPOE_DATA", "");
        return data.isBlank() ? root.resolve(".hoopoe") : Path.of(data).toAbsolutePath();
    }

    Path path() {
        return folder;
    }

    /** Where a backup is restored until it is whole. */
    SuiteFolder unfinishedRestore() {
        return new SuiteFolder(folder.resolve("restoring"));
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path keys() {
        return folder.resolve("keys");
    }

    /** The login with which people subscribe to events. */
    Path subscriber() {
        return keys().resolve("kafka-subscriber.properties");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** Where the running suite writes which processes and ports it has. */
    Path record() {
        return folder.resolve("suite.properties");
    }

    /** The files that people upload. */
    Path files() {
        return folder.resolve("files");
    }

    /** Where gateways and services read which replicas there are. */
    Path replicas() {
        return folder.resolve("replicas.properties");
    }

    /** For services that run elsewhere, a file of variables each; see {@link EnvironmentFiles}. */
    Path environmentFiles() {
        return folder.resolve("servers");
    }

    /** The socket on which the launcher takes commands. */
    Path control() {
        return folder.resolve("control.socket");
    }

    /** How many requests each replica had received when the replicas last changed. */
    Path requests() {
        return folder.resolve("requests.properties");
    }

    /** How long the last build and the last start took. */
    Path durations() {
        return folder.resolve("durations.properties");
    }

    /** Locks the folder until this process ends; refuses when it is locked or the disk is full. */
    void claim() {
        try {
            OwnerOnly.createFolders(logs());
            narrow();
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new StartRefusedException(
                        "Only " + (free >> 20) + " MB are free for " + folder + "; at least " + (LEAST_FREE_BYTES >> 20)
                                + " MB are needed. Make room, or ./hoopoe reset throws the data away.");
            }
            lock = lock(lockFile());
        } catch (OverlappingFileLockException e) {
            throw alreadyRunning(e);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write to " + folder + ": " + e.getMessage(), e);
        }
        if (lock == null) {
            throw alreadyRunning(null);
        }
    }

    /** Removes the rights of group and others that an earlier release set. */
    private void narrow() throws IOException {
        OwnerOnly.narrow(folder.toRealPath());
        for (Path tree : List.of(
                postgres(),
                kafka(),
                files(),
                keys(),
                environmentFiles(),
                logs(),
                lockFile(),
                record(),
                replicas(),
                requests(),
                durations(),
                cache())) {
            OwnerOnly.narrowTree(tree);
        }
    }

    /** There when this is the checkout's own folder; see {@link SuiteSettings#cache()}. */
    private Path cache() {
        return folder.resolve("cache");
    }

    private Path lockFile() {
        return folder.resolve("lock");
    }

    private static FileLock lock(Path lockFile) throws IOException {
        if (!Files.exists(lockFile)) {
            OwnerOnly.createFile(lockFile);
        }
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock;
    }

    /** Whether a launcher has locked the folder. */
    boolean isClaimed() {
        if (!Files.exists(lockFile())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether this process has locked the folder. */
    boolean isMine() {
        return lock != null && lock.isValid();
    }

    void release() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new StartRefusedException("Cannot unlock " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Removes data and keys, so that the next start is a first one. */
    void clear() {
        List.of(postgres(), kafka(), files(), keys(), environmentFiles()).forEach(SuiteFolder::remove);
    }

    /** Removes the folder with everything in it. */
    void remove() {
        remove(folder);
    }

    /** The log file of the part, with the former one moved aside. */
    Path freshLog(String part) {
        Path log = logs().resolve(part + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, logs().resolve(part + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return OwnerOnly.createFile(log);
        } catch (IOException e) {
            throw new StartRefusedException("Cannot write " + log + ": " + e.getMessage(), e);
        }
    }

    private static void remove(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new StartRefusedException("Cannot remove " + tree + ": " + e.getMessage(), e);
        }
    }

    private StartRefusedException alreadyRunning(Throwable cause) {
        return new StartRefusedException(
                "A suite already runs on " + folder + ". See ./hoopoe status; stop it with Ctrl-C where it runs.",
                cause);
    }
}
