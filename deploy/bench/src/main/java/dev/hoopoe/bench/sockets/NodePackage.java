package dev.hoopoe.bench.sockets;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hoopoe.local.process.InstalledPrograms;
import dev.hoopoe.local.process.ProjectRoot;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The package of {@code src/main/node}, copied to a data folder and installed there with what it depends on. */
record NodePackage(Path folder) {

    private static final Path SOURCE = Path.of("deploy/bench/src/main/node");
    private static final String MANIFEST = "package.json";
    private static final String LOCK = "package-lock.json";
    private static final List<String> FILES = List.of("server.mjs", MANIFEST, LOCK);
    private static final List<String> PROGRAMS = List.of("node", "npm");

    /** Of the dependencies, when they were installed; written last. */
    private static final String INSTALLED_LOCK = "installed-lock.json";

    /** Why it could not be installed. */
    static final class NotInstalledException extends Exception {

        private static final long serialVersionUID = 1L;

        NotInstalledException(String message) {
            super(message);
        }
    }

    /**
     * Installs it, unless it is already.
     *
     * @throws NotInstalledException where Node or npm is missing, or npm cannot fetch the dependencies
     */
    static NodePackage install(Path folder) throws NotInstalledException {
        for (String program : PROGRAMS) {
            if (!InstalledPrograms.has(program)) {
                throw new NotInstalledException(program + " is not installed");
            }
        }
        NodePackage installed = new NodePackage(folder);
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                Files.copy(
                        ProjectRoot.find().resolve(SOURCE).resolve(file),
                        folder.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            if (!installed.hasDependencies()) {
                installed.fetchDependencies();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return installed;
    }

    /** The version of a dependency that the package names. */
    String version(String dependency) {
        try {
            return new ObjectMapper()
                    .readTree(folder.resolve(MANIFEST).toFile())
                    .path("dependencies")
                    .path(dependency)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasDependencies() throws IOException {
        Path installed = folder.resolve(INSTALLED_LOCK);
        return Files.exists(installed) && Files.mismatch(installed, folder.resolve(LOCK)) < 0;
    }

    private void fetchDependencies() throws IOException, NotInstalledException {
        File log = folder.resolve("npm.log").toFile();
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (npm.waitFor() != 0) {
                throw new NotInstalledException("npm could not fetch it (" + log + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Files.copy(folder.resolve(LOCK), folder.resolve(INSTALLED_LOCK), StandardCopyOption.REPLACE_EXISTING);
    }
}
