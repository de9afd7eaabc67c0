package dev.hoopoe.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the terminal's Ctrl-C away from a child, so that its parent can end children in order. */
final class Detached {

    private static final boolean SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).anyMatch(Files::isExecutable);

    private Detached() {}

    static List<String> command(String... command) {
        return command(List.of(command));
    }

    static List<String> command(List<String> command) {
        List<String> detached =
                new ArrayList<>(SETSID ? List.of("setsid") : List.of("sh", "-c", "trap '' INT; exec \"$0\" \"$@\""));
        detached.addAll(command);
        return detached;
    }
}
