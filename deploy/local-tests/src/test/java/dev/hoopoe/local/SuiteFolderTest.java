package dev.hoopoe.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFolderTest {

    @TempDir
    Path folder;

    @Test
    void newStartKeepsNothingButLogsAndWhatWasUnpacked() throws IOException {
        for (String name : List.of("postgres", "kafka", "files", "keys", "servers", "logs", "cache")) {
            Files.createDirectories(folder.resolve(name).resolve("default"));
            Files.writeString(folder.resolve(name).resolve("default").resolve("a"), "a");
        }

        new SuiteFolder(folder).clear();

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("cache", "logs"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }
}
