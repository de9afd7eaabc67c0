package dev.hoopoe.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the terminal's Ctrl-C away from a child, so that its parent can end children in order. What the child writes is
 * for its owner alone.
 */
final class Detached {

    private static final boolean SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).anyMatch(Files::isExecutable);

    private static final String OWN_SESSION = "umask 077; exec setsid \"$0\" \"$@\"";
    private static final String WITHOUT_INTERRUPT = "umask 077; trap '' INT; exec \"$0\" \"$@\"";

    private Detached() {}

    static List<String> command(String... command) {
        return command(List.of(command));
    }

    static List<String> command(List<String> command) {
        List<String> detached = new ArrayList<>(List.of("sh", "-c", SETSID ? OWN_SESSION : WITHOUT_INTERRUPT));
        detached.addAll(command);
        return detached;
    }
}
