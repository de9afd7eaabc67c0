package dev.hoopoe.local;

import dev.hoopoe.local.process.JavaRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A service's class-data archive (JEP 350): written when the service stops, read at its next start. */
record ServiceArchive(Path file, Path jar, boolean saves) {

    private static final int AUTOMATIC_SINCE = 19;
    private static final FileTime ALWAYS = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    static ServiceArchive of(Service service, SuiteSettings settings) {
        return new ServiceArchive(
                settings.cache()
                        .resolve(service.label() + "-" + JavaRuntime.newest().feature() + ".jsa"),
                ServiceProcess.jar(settings.root(), service),
                settings.savesArchives());
    }

    boolean isSaved() {
        return Files.exists(file);
    }

    /** What the runtime is to be told; it ignores an archive that does not fit and, when it may, writes a new one. */
    List<String> options(JavaRuntime java) {
        if (java.feature() < AUTOMATIC_SINCE || !saves && !isSaved()) {
            return List.of();
        }
        keepTimes();
        String archive = "-XX:SharedArchiveFile=" + file;
        return saves
                ? List.of("-XX:+AutoCreateSharedArchive", archive, "-Xlog:disable")
                : List.of(archive, "-Xlog:disable");
    }

    /**
     * The runtime takes an archive for stale when these jars have another time, which each build gives them; with
     * another size it still does. The service's own classes are compared by content.
     */
    private void keepTimes() {
        try {
            Files.createDirectories(file.getParent());
            Files.setLastModifiedTime(jar, ALWAYS);
            Path boot = jar.resolveSibling("lib/boot");
            if (Files.isDirectory(boot)) {
                try (Stream<Path> jars = Files.list(boot)) {
                    for (Path library : jars.toList()) {
                        Files.setLastModifiedTime(library, ALWAYS);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
