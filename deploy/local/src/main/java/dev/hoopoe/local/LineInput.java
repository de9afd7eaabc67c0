package dev.hoopoe.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Answers that are typed, or come from a file. */
interface LineInput {

    /** The next line; empty when there is none. */
    Optional<String> read();

    /** The standard input. */
    static LineInput ofProcess() {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return () -> {
            try {
                return Optional.ofNullable(lines.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
