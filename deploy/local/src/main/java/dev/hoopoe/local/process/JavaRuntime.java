package dev.hoopoe.local.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java runtime of this machine, known by its home folder and its feature release (17, 25). */
public record JavaRuntime(Path home, int feature) {

    private static final int OLDEST = 17;
    private static final int MEMORY_OPTIONS_SINCE = 25;
    private static final Pattern VERSION = Pattern.compile("\"?(?:1\\.)?(\\d+).*");
    private static final List<String> COLLECTIONS =
            List.of("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines", "~/.sdkman/candidates/java");

    /** The newest runtime found in {@code JAVA_HOME}, the {@code PATH} and the usual folders; at least this one. */
    public static JavaRuntime newest() {
        List<JavaRuntime> found = new ArrayList<>();
        found.add(new JavaRuntime(
                Path.of(System.getProperty("java.home")), Runtime.version().feature()));
        for (Path home : candidates()) {
            read(home).ifPresent(found::add);
        }
        JavaRuntime newest = found.stream()
                .max(Comparator.comparingInt(JavaRuntime::feature))
                .orElseThrow();
        if (newest.feature() < OLDEST) {
            throw new StartRefusedException("Hoopoe needs Java " + OLDEST + " or newer; the newest found is "
                    + newest.feature() + " in " + newest.home() + ". Install one or point JAVA_HOME at it.");
        }
        return newest;
    }

    /**
     * Options that save memory. A class-data archive is mapped at its original address: relocated, as is the default
     * since Java 20, all its pages are written at the start and cannot be shared. Free native memory, such as the
     * compiler's, is returned every 30 seconds.
     */
    public List<String> memoryOptions() {
        return feature >= MEMORY_OPTIONS_SINCE
                ? List.of(
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-XX:TrimNativeHeapInterval=30000")
                : List.of();
    }

    /** The executable. */
    public String executable() {
        return home.resolve("bin/java").toString();
    }

    static Optional<JavaRuntime> read(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(properties.getProperty("JAVA_VERSION", ""));
        return version.matches()
                ? Optional.of(new JavaRuntime(home, Integer.parseInt(version.group(1))))
                : Optional.empty();
    }

    private static List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        Optional.ofNullable(System.getenv("JAVA_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .ifPresent(homes::add);
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1)) {
            Path java = Path.of(folder, "java");
            if (!folder.isBlank() && Files.isExecutable(java)) {
                homes.add(homeOf(java));
            }
        }
        for (String collection : COLLECTIONS) {
            homes.addAll(children(Path.of(collection.replace("~", System.getProperty("user.home")))));
        }
        return homes;
    }

    private static Path homeOf(Path java) {
        try {
            return java.toRealPath().resolve("../..").normalize();
        } catch (IOException e) {
            return java.resolve("../..").normalize();
        }
    }

    private static List<Path> children(Path collection) {
        List<Path> homes = new ArrayList<>();
        if (!Files.isDirectory(collection)) {
            return homes;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(collection)) {
            for (Path child : children) {
                Path bundle = child.resolve("Contents/Home");
                homes.add(Files.isDirectory(bundle) ? bundle : child);
            }
        } catch (IOException e) {
            return homes;
        }
        return homes;
    }
}
