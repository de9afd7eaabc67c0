package dev.hoopoe.local;

import java.io.Console;
import java.util.Optional;

/** Asks for a secret without showing it; one that is on a command line can be read by other users of the machine. */
interface SecretInput {

    /** What was typed; empty for nothing. */
    Optional<String> read(String prompt);

    /** The terminal without echo; without a terminal the next line of the standard input. */
    static SecretInput ofProcess(LineInput lines) {
        return prompt -> line(prompt, lines).filter(text -> !text.isEmpty());
    }

    private static Optional<String> line(String prompt, LineInput lines) {
        Console console = System.console();
        if (console == null) {
            return lines.read();
        }
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? Optional.empty() : Optional.of(new String(typed));
    }
}
