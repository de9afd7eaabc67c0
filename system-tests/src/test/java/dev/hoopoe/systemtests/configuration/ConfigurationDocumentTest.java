package dev.hoopoe.systemtests.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/configuration.md} says what the mappings of the sources say. */
class ConfigurationDocumentTest {

    private static final Path ROOT = Path.of(System.getProperty("hoopoe.root"));

    /** {@code -Dhoopoe.configuration=write} writes the document anew. */
    @Test
    void documentIsWhatTheSourcesSay() throws IOException {
        var file = ROOT.resolve("docs/configuration.md");
        var expected = new ConfigurationDocument(ROOT).text();
        if ("write".equals(System.getProperty("hoopoe.configuration"))) {
            Files.writeString(file, expected);
        }

        assertEquals(expected, Files.readString(file));
    }

    @Test
    void keysAreReadWithTypeDefaultAndMeaning(@TempDir Path folder) throws IOException {
        var source = write(folder, """
                @ConfigMapping(prefix = "hoopoe.sample")
                interface SampleConfig {
                    /**
                     * How long, as {@link #mostAtOnce()} and
                     * {@code PT1S} have it.
                     */
                    @WithDefault("PT5M")
                    Duration timeToLive();

                    /** How many | or none. */
                    OptionalInt mostAtOnce();

                    /** Others. */
                    @WithParentName
                    Map<String, Part> parts();

                    /** A part. */
                    interface Part {
                        /** Where it is. */
                        @WithDefault("http://" + "localhost")
                        Optional<List<URI>> url();
                    }
                }
                """);

        var rows = new MappingSources(List.of(source)).keysOf(source).stream().map(ConfigurationKey::toRow);

        assertEquals(
                List.of(
                        "| `hoopoe.sample.time-to-live` | duration | `PT5M` | How long, as `most-at-once` and `PT1S` have it. |",
                        "| `hoopoe.sample.most-at-once` | number | none | How many \\| or none. |",
                        "| `hoopoe.sample.<name>.url` | list of URI | `http://localhost` | Where it is. |"),
                rows.toList());
    }

    @Test
    void keyWithoutJavadocIsRefused(@TempDir Path folder) throws IOException {
        var source = write(folder, """
                @ConfigMapping(prefix = "hoopoe.sample")
                interface SampleConfig {
                    String silent();
                }
                """);
        var sources = new MappingSources(List.of(source));

        assertThrows(IllegalStateException.class, () -> sources.keysOf(source));
    }

    private static Path write(Path folder, String source) throws IOException {
        return Files.writeString(folder.resolve("SampleConfig.java"), source);
    }
}
