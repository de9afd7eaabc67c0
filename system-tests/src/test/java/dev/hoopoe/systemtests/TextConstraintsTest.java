package dev.hoopoe.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text is counted or called blank otherwise than docs/decisions/0040 has it. */
class TextConstraintsTest {

    private static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));
    private static final Pattern OTHER_RULE =
            Pattern.compile("@NotBlank|@Size\\([^)]*\\)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*+String\\b");

    @Test
    void textsAreHeldToOurConstraints() throws IOException {
        try (var modules = Files.list(ROOT)) {
            var sources = modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TextConstraintsTest::sourcesIn)
                    .toList();

            assertTrue(sources.size() > 500, "only " + sources.size() + " sources");
            assertEquals(
                    List.of(),
                    sources.stream().filter(TextConstraintsTest::breaksTheRule).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@NotBlank String a", "@Size(max = 5) String a", "@Size(min = 1, max = A.B)\n @NotNull String a"
            })
    void otherConstraintsAreSeen(String source) {
        assertTrue(OTHER_RULE.matcher(source).find());
    }

    private static Stream<Path> sourcesIn(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean breaksTheRule(Path source) {
        try {
            return OTHER_RULE.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
