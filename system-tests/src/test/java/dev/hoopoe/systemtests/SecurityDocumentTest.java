package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each promise in {@code docs/security.md} names a test, and each test that it names exists. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final Pattern COLUMN = Pattern.compile("\\s*\\|\\s*");

    @Test
    void eachPromiseNamesATestThatExists() throws IOException {
        var promises = promises(Files.readString(ROOT.resolve("docs/security.md")));
        var tests = testClasses();

        assertTrue(promises.size() > 20, () -> "Only " + promises.size() + " promises were read");
        assertEquals(
                List.of(),
                promises.stream().filter(promise -> isBroken(promise, tests)).toList());
    }

    @Test
    void promiseWithoutTestIsBroken() {
        var promises = promises("""
                | promise | how | test |
                | --- | --- | --- |
                | kept | so | `KnownTest` |
                | forgotten | so | |
                | lost | so | `KnownTest`, `LostIT` |
                """);

        assertEquals(
                List.of("forgotten", "lost"),
                promises.stream()
                        .filter(promise -> isBroken(promise, Set.of("KnownTest")))
                        .map(Promise::text)
                        .toList());
    }

    private static boolean isBroken(Promise promise, Set<String> tests) {
        return promise.tests().isEmpty() || !tests.containsAll(promise.tests());
    }

    /** The rows of all tables that have three columns, of which the last is headed "test". */
    private static List<Promise> promises(String document) {
        var inTable = new boolean[1];
        return document.lines()
                .filter(line -> {
                    var header = line.startsWith("|") && line.endsWith("| test |");
                    inTable[0] = header || (inTable[0] && line.startsWith("|"));
                    return inTable[0] && !header && !line.startsWith("| ---");
                })
                .map(Promise::read)
                .toList();
    }

    private static Set<String> testClasses() throws IOException {
        try (var files =
                Files.find(ROOT, 16, (file, attributes) -> file.toString().contains("/src/test/java/"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }

    private record Promise(String text, List<String> tests) {

        static Promise read(String row) {
            var columns = COLUMN.split(row, -1);
            return new Promise(
                    columns[1],
                    TEST_NAME
                            .matcher(columns[columns.length - 2])
                            .results()
                            .map(match -> match.group(1))
                            .toList());
        }
    }
}
