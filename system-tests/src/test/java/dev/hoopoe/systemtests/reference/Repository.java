package dev.hoopoe.systemtests.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of the repository, by paths relative to its root with {@code /} between names. */
final class Repository {

    private static final Set<String> SKIPPED_FOLDERS = Set.of(".git", ".hoopoe", "target", "node_modules");
    private static final Pattern TEXT_FILE =
            Pattern.compile(".*\\.(java|md|txt|ya?ml|json|xml|properties|sql|http|js|html|css)|hoopoe|\\.ci/run");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");

    private final Path root;
    private final List<String> files = new ArrayList<>();
    private final Set<String> names;

    Repository(Path root) throws IOException {
        this.root = root;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(root.relativize(file).toString().replace('\\', '/'));
                return FileVisitResult.CONTINUE;
            }
        });
        this.names = files.stream()
                .map(file -> file.substring(file.lastIndexOf('/') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The files that people write, in which references may be. */
    List<String> textFiles() {
        return files.stream().filter(file -> TEXT_FILE.matcher(file).matches()).toList();
    }

    List<String> filesIn(String folder) {
        return files.stream().filter(file -> file.startsWith(folder + "/")).toList();
    }

    boolean hasFileNamed(String name) {
        return names.contains(name);
    }

    /** True for a file or a folder. */
    boolean has(String path) {
        return path.isEmpty() || files.contains(path) || files.stream().anyMatch(file -> file.startsWith(path + "/"));
    }

    /** True for the name of a file or folder at the root. */
    boolean hasAtRoot(String name) {
        return files.stream().anyMatch(file -> file.equals(name) || file.startsWith(name + "/"));
    }

    /** True when the Markdown file has a heading with this anchor, as GitHub makes anchors. */
    boolean hasHeading(String path, String anchor) {
        return HEADING.matcher(read(path))
                .results()
                .anyMatch(heading -> anchorOf(heading.group(1)).equals(anchor));
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String anchorOf(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
