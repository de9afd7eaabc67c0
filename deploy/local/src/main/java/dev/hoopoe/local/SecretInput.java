package dev.hoopoe.local;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Asks for a secret without showing it; one that is on a command line can be read by other users of the machine. */
interface SecretInput {

    /** What was typed; empty for nothing. */
    Optional<String> read(String prompt);

    /** The terminal without echo; without a terminal the next line of the standard input. */
    static SecretInput ofProcess() {
        return prompt -> Optional.ofNullable(line(prompt)).filter(text -> !text.isEmpty());
    }

    private static String line(String prompt) {
        Console console = System.console();
        if (console != null) {
            char[] typed = console.readPassword("%s", prompt);
            return typed == null ? null : new String(typed);
        }
        try {
            return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
