package dev.hoopoe.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The programs of this machine that a process can start by their name. */
public final class InstalledPrograms {

    private InstalledPrograms() {}

    public static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
