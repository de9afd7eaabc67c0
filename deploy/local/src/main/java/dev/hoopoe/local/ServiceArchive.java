package dev.hoopoe.local;

import dev.hoopoe.local.process.JavaRuntime;
import dev.hoopoe.local.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A service's ahead-of-time cache (JEP 483, 514): its classes loaded and linked, written when the service stops, read
 * at its next start. Its name contains the build and the Java runtime that it is valid for.
 */
record ServiceArchive(Path file, boolean saves) {

    private static final int SINCE = 25;
    private static final String SUFFIX = ".aot";

    static ServiceArchive of(Service service, SuiteSettings settings) {
        Path jar = ServiceProcess.jar(settings.root(), service);
        Path release = JavaRuntime.newest().home().resolve("release");
        String fit = Integer.toHexString(Objects.hash(release.toString(), changed(release), changed(jar)));
        return new ServiceArchive(settings.cache().resolve(service.wireName() + "-" + fit + SUFFIX), saves(settings));
    }

    /** False also for the empty file of a runtime that was killed while writing. */
    boolean isSaved() {
        return file.toFile().length() > 0;
    }

    /** True if the service writes the archive when it stops. */
    boolean isDue() {
        return saves && !isSaved();
    }

    /** The runtime's options to read the archive, or to write it. */
    List<String> options() {
        if (isSaved()) {
            return List.of("-XX:AOTCache=" + file, "-Xlog:disable");
        }
        if (!isDue()) {
            return List.of();
        }
        makeRoom();
        return List.of("-XX:AOTCacheOutput=" + file, "-Xlog:disable");
    }

    private static boolean saves(SuiteSettings settings) {
        return JavaRuntime.newest().feature() >= SINCE
                && switch (settings.archiveSaving()) {
                    case NEVER -> false;
                    case UNLESS_THERE_ARE_SOME ->
                        archivesIn(settings.cache(), "").isEmpty();
                    case ALWAYS -> true;
                };
    }

    private static List<Path> archivesIn(Path cache, String prefix) {
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().contains(SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the archives of earlier builds. */
    private void makeRoom() {
        String name = file.getFileName().toString();
        String ours = name.substring(0, name.indexOf('-') + 1);
        try {
            OwnerOnly.createFolders(file.getParent());
            for (Path earlier : archivesIn(file.getParent(), ours)) {
                Files.delete(earlier);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
